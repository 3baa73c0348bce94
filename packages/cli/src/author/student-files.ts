import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ContractError, type Lesson } from '@gradus/contract';
import { makeStub } from '@gradus/stubgen';

/**
 * What a lesson's folder in `exercises/` must hold, by path inside it: stubs, the README and its pictures.
 *
 * @throws {ContractError} if the lesson's folder in `solutions/` lacks one of them
 */
export function studentFiles(root: string, lesson: Lesson): Map<string, Buffer> {
  const folder = `solutions/${lesson.id}`;
  const stubs = lesson.exercises.map(({ id, file }): [string, Buffer] => {
    const path = `${folder}/${file}`;
    const solution = read(root, path);
    return [file, Buffer.from(makeStub(solution.toString('utf8'), { path, exercise: id }))];
  });
  const copies = ['README.md', ...pictures(root, folder)].map((name): [string, Buffer] => [
    name,
    read(root, `${folder}/${name}`),
  ]);
  return new Map([...stubs, ...copies]);
}

function read(root: string, path: string): Buffer {
  if (existsSync(join(root, path))) return readFileSync(join(root, path));
  throw new ContractError(`${path} is missing: what is in exercises/ is made from it.`);
}

function pictures(root: string, folder: string): string[] {
  const images = join(root, folder, 'images');
  if (!existsSync(images)) return [];
  return readdirSync(images)
    .sort()
    .map((name) => `images/${name}`);
}
