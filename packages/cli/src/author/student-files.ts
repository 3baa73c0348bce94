import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lesson } from '@gradus/contract';
import { makeStub } from '@gradus/stubgen';

/** What a lesson's folder in `exercises/` must hold, by path inside it: stubs, the README and its pictures. */
export function studentFiles(root: string, lesson: Lesson): Map<string, Buffer> {
  const folder = join(root, 'solutions', lesson.id);
  const stubs = lesson.exercises.map(({ id, file }): [string, Buffer] => {
    const path = `solutions/${lesson.id}/${file}`;
    const solution = readFileSync(join(root, path), 'utf8');
    return [file, Buffer.from(makeStub(solution, { path, exercise: id }))];
  });
  const copies = ['README.md', ...pictures(folder)].map((name): [string, Buffer] => [
    name,
    readFileSync(join(folder, name)),
  ]);
  return new Map([...stubs, ...copies]);
}

function pictures(folder: string): string[] {
  const images = join(folder, 'images');
  if (!existsSync(images)) return [];
  return readdirSync(images)
    .sort()
    .map((name) => `images/${name}`);
}
