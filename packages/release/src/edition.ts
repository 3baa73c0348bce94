import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  type Lesson,
  parseWith,
  type Release,
  RELEASE_FILE,
  type ReleaseFile,
  releaseSchema,
  sha256,
} from '@gradus/contract';
import { BUILT, type Course } from '@gradus/judge';
import { leakedLines } from '@gradus/stubgen';
import { bundles } from './bundles';
import { type Files, put } from './edition-files';
import { licences } from './licences';
import { npmFiles } from './npm-files';
import { publicGrader } from './public-grader';
import { type Leak, leaksIn, secretsOf } from './secrets';
import { declarations } from './types';
import { ReleaseRefused } from './release-refused';

const TEMPLATES = resolve(__dirname, '../templates/course');
/** What runs when students ask for it. */
export const EXECUTABLE: ReadonlySet<string> = new Set([`${BUILT}/gradus.cjs`]);

export interface EditionOptions {
  readonly course: Course;
  /** The lessons in it; those that their exercises use must be among them. */
  readonly lessons: readonly Lesson[];
  readonly version: string;
  /** What a lesson's folder in `exercises/` holds at the start, by path inside it. */
  readonly startFiles: (lesson: Lesson) => ReadonlyMap<string, Buffer>;
}

/** The edition would give something away. */
export class EditionLeaks extends Error {
  override readonly name = 'EditionLeaks';

  constructor(readonly leaks: readonly Leak[]) {
    const [first] = leaks;
    const more = leaks.length > 1 ? `, and ${leaks.length - 1} more like it` : '';
    super(
      `Nothing was released: ${first!.file} would hold a line of ${first!.path}${more}. Without blanks and quotes it reads\n` +
        `  ${first!.line}\nIf it is a line that anybody may read, add it to COMMON in packages/release/src/secrets.ts.`,
    );
  }
}

/**
 * The student edition, as files: exercises, public specs, the built machine. The same course gives the same bytes.
 *
 * @throws {EditionLeaks} if a line of a solution or of a wrong answer is in it that students do not read elsewhere
 * @throws {ReleaseRefused} if lessons are missing, or it cannot be told what is private
 */
export async function makeEdition(options: EditionOptions): Promise<Files> {
  const { course, lessons, version } = options;
  assertClosed(course, lessons);
  const files: Files = new Map();
  const published = publish(options, files);
  const { files: programs, packages } = await bundles(course.root);
  put(files, programs, `${BUILT}/`);
  const types = declarations(course.root);
  put(files, types, `${BUILT}/types/`);
  put(files, [[`${BUILT}/LICENSES.txt`, licences(course.root, packages)]]);
  put(files, npmFiles(course.root, version));
  const leaks = [...stubLeaks(options), ...leaksIn(files, await secretsOf(course, [...published, ...types.values()]))];
  if (leaks.length > 0) throw new EditionLeaks(leaks);
  put(files, [[RELEASE_FILE, manifestText(options, files)]]);
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Texts for people and specs, which say what they say on purpose. */
function publish({ course, lessons, version, startFiles }: EditionOptions, files: Files): string[] {
  const released = new Set(lessons.map(({ id }) => id));
  put(files, templates(version, lessons, startFiles));
  put(
    files,
    ['LICENSE', 'LICENSE-lessons.md'].map((name) => [name, readFileSync(join(course.root, name))] as const),
  );
  for (const lesson of lessons) {
    const given = startFiles(lesson);
    put(files, given, `exercises/${lesson.id}/`);
    put(files, given, `${BUILT}/start/${lesson.id}/`);
    put(files, publicGrader(course.root, lesson, released), `grader/${lesson.id}/`);
  }
  return [...files.values()].map((content) => content.toString('utf8'));
}

function templates(version: string, lessons: readonly Lesson[], startFiles: EditionOptions['startFiles']) {
  const names = readdirSync(TEMPLATES, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'));
  return names
    .filter((name) => statSync(join(TEMPLATES, name)).isFile())
    .map((name) => {
      const text = readFileSync(join(TEMPLATES, name), 'utf8').replaceAll('{{version}}', version);
      const list = (readme: string) =>
        lessons.map((lesson) => lessonLine(lesson, readme, startFiles(lesson))).join('\n');
      const filled = text.replace('{{lessons}}', () => list(name.endsWith('.zh.md') ? 'README.zh.md' : 'README.md'));
      return [name === 'gitignore' ? '.gitignore' : name, filled] as const; // npm would take the real name for itself
    });
}

/** `1. [Tensor operations](exercises/01-tensor-ops/README.md)`, or what the translated README calls it. */
function lessonLine({ id, title, summary }: Lesson, readme: string, given: ReadonlyMap<string, Buffer>): string {
  const [, translated] = /^# (.+)$/m.exec(given.get(readme)?.toString('utf8') ?? '') ?? [];
  const isTranslated = readme !== 'README.md' && translated !== undefined;
  const link = `exercises/${id}/${isTranslated ? readme : 'README.md'}`;
  return isTranslated ? `- [${translated}](${link})` : `- [${Number(id.slice(0, 2))} ${title}](${link}): ${summary}`;
}

/** Lines of a solution in its own stub, where a line that both may show is no leak. */
function stubLeaks({ course, lessons, startFiles }: EditionOptions): Leak[] {
  return lessons.flatMap((lesson) =>
    lesson.exercises.flatMap(({ file }) => {
      const path = `solutions/${lesson.id}/${file}`;
      const stub = startFiles(lesson).get(file)!.toString('utf8');
      const lines = leakedLines(readFileSync(join(course.root, path), 'utf8'), stub);
      return lines.map((line) => ({ line, path, file: `exercises/${lesson.id}/${file}` }));
    }),
  );
}

/** @throws {ReleaseRefused} if an exercise may import one that is not in the edition */
function assertClosed(course: Course, lessons: readonly Lesson[]): void {
  const ids = new Set(lessons.flatMap(({ exercises }) => exercises.map(({ id }) => id)));
  for (const { id, uses } of lessons.flatMap(({ exercises }) => exercises)) {
    const missing = uses.find((used) => !ids.has(used));
    if (missing === undefined) continue;
    const lesson = course.lessons.find(({ exercises }) => exercises.some((exercise) => exercise.id === missing))!;
    throw new ReleaseRefused(
      `${id} may import ${missing}, so lesson ${Number(lesson.id.slice(0, 2))} has to be released, too.`,
    );
  }
}

function manifestText({ lessons, version }: EditionOptions, files: Files): string {
  const exercises = new Map<string, { lesson: Lesson; exercise: Lesson['exercises'][number] }>(lessons.flatMap((lesson) => lesson.exercises.map((exercise) => [`${lesson.id}/${exercise.file}`, { lesson, exercise }] as const))); // prettier-ignore
  const fileOf = ([path, content]: readonly [string, Buffer]): ReleaseFile => {
    const name = path.replace(/^exercises\//, '');
    const found = name === path ? undefined : exercises.get(name);
    return {
      path,
      sha256: sha256(content),
      ...(EXECUTABLE.has(path) && { executable: true }),
      ...(found && {
        exercise: `${found.lesson.id.slice(3)}/${found.exercise.name}`,
        formerly: found.exercise.formerly ?? [],
        base: `${BUILT}/start/${name}`,
      }),
    };
  };
  const release: Release = { format: 1, version, files: [...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(fileOf) };
  const text = `${JSON.stringify(release, null, 1)}\n`;
  parseWith(releaseSchema, text, { file: RELEASE_FILE });
  return text;
}
