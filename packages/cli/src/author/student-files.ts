import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ContractError, type Lesson, TRANSLATIONS } from '@gradus/contract';
import { BUILT, type Course, importChoices, isStudentEdition } from '@gradus/judge';
import { makeStub } from '@gradus/stubgen';
import { stubHeader } from './stub-header';

/**
 * What a lesson's folder in `exercises/` must hold, by path inside it: stubs, the README, its translations and its pictures.
 * They are made from `solutions/`; a student edition has copies.
 *
 * @throws {ContractError} if the lesson's folder in `solutions/` lacks one of them
 */
export function studentFiles(course: Course, lesson: Lesson): Map<string, Buffer> {
  return isStudentEdition(course.root) ? givenFiles(course.root, lesson) : generatedFiles(course, lesson);
}

function givenFiles(root: string, lesson: Lesson): Map<string, Buffer> {
  const folder = join(root, BUILT, 'start', lesson.id);
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(folder, name)).isFile()); // prettier-ignore
  return new Map(names.sort().map((name) => [name.replaceAll('\\', '/'), readFileSync(join(folder, name))]));
}

function generatedFiles(course: Course, lesson: Lesson): Map<string, Buffer> {
  const { root } = course;
  const folder = `solutions/${lesson.id}`;
  const stubs = lesson.exercises.map((exercise): [string, Buffer] => {
    const { id, file } = exercise;
    const path = `${folder}/${file}`;
    const solution = read(root, path);
    const stub = makeStub(solution.toString('utf8'), { path, exercise: id });
    return [file, Buffer.from(`${stubHeader(exercise, importChoices(course, { lesson, exercise }))}${stub}`)];
  });
  const copies = ['README.md', ...translations(root, folder), ...pictures(root, folder)].map(
    (name): [string, Buffer] => [name, read(root, `${folder}/${name}`)],
  );
  return new Map([...stubs, ...copies]);
}

function read(root: string, path: string): Buffer {
  if (existsSync(join(root, path))) return readFileSync(join(root, path));
  throw new ContractError(`${path} is missing: what is in exercises/ is made from it.`);
}

function translations(root: string, folder: string): string[] {
  return TRANSLATIONS.map((language) => `README.${language}.md`).filter((name) => existsSync(join(root, folder, name)));
}

function pictures(root: string, folder: string): string[] {
  const images = join(root, folder, 'images');
  if (!existsSync(images)) return [];
  return readdirSync(images)
    .sort()
    .map((name) => `images/${name}`);
}
