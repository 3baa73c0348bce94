import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type Lesson, sha256 } from '@gradus/contract';
import type { Course } from '@gradus/judge';
import { selectLessons } from '../select';
import { print } from '../terminal';
import { readRecord, recordFile, recordOf, writeRecord } from './stub-record';
import { studentFiles } from './student-files';

/** What helps against drift. */
export const REMAKE = 'Run "npx gradus stubs" to make them anew.';

/** `gradus stubs`: makes exercises/ from solutions/. With `check` it writes nothing and fails on any difference. */
export function stubs(course: Course, words: readonly string[], { check }: { check: boolean }): number {
  const lessons = selectLessons(course, words);
  if (check) return reportDrift(lessons.flatMap((lesson) => drift(course, lesson)));
  for (const lesson of lessons) report(lesson, writeStubs(course, lesson));
  return 0;
}

/** Files of exercises/ that are not what generation would make now, as sentences. */
export function drift(course: Course, lesson: Lesson): string[] {
  const { root } = course;
  const files = studentFiles(course, lesson);
  const record = readRecord(root, lesson);
  const differing = [...files].flatMap(([name, content]) => {
    const path = `exercises/${lesson.id}/${name}`;
    const current = read(join(root, path));
    if (current === undefined) return [`${path} is missing.`];
    if (current.equals(content)) return [];
    return [sha256(current) === record[name] ? `${path} is out of date.` : `${path} was edited: delete it first.`];
  });
  const recorded = isDeepStrictEqual(record, recordOf(files));
  return recorded ? differing : [...differing, `${recordFile(lesson)} is out of date.`];
}

interface Written {
  written: string[];
  kept: string[];
}

/** Writes what is missing or was never edited; leaves the rest as it is. */
function writeStubs(course: Course, lesson: Lesson): Written {
  const { root } = course;
  const record = readRecord(root, lesson);
  const files = studentFiles(course, lesson);
  const result: Written = { written: [], kept: [] };
  for (const [name, content] of files) {
    const path = join(root, 'exercises', lesson.id, name);
    const current = read(path);
    if (current?.equals(content)) continue;
    if (current !== undefined && sha256(current) !== record[name]) {
      result.kept.push(name);
      continue;
    }
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    result.written.push(name);
  }
  writeRecord(root, lesson, files);
  return result;
}

function report(lesson: Lesson, { written, kept }: Written): void {
  print(`${lesson.id}: ${written.length} written${kept.length > 0 ? `, kept because edited: ${kept.join(', ')}` : ''}`);
}

function reportDrift(problems: readonly string[]): number {
  for (const problem of problems) print(problem);
  print(problems.length === 0 ? 'All stubs are up to date.' : REMAKE);
  return problems.length === 0 ? 0 : 1;
}

function read(path: string): Buffer | undefined {
  return existsSync(path) ? readFileSync(path) : undefined;
}
