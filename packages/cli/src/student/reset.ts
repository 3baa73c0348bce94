import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Language } from '@gradus/contract';
import { type Assignment, type Course, moduleOf } from '@gradus/judge';
import { studentFiles } from '../author/student-files';
import { select } from '../select';
import { print } from '../terminal';
import { UsageError } from '../usage-error';
import { backupFolder } from './backup-folder';
import { Progress } from './progress';
import { phrasesIn } from '../language/phrases-in';

/** `gradus reset 4.02`: puts stubs back to where everybody starts; what was there is kept in `.gradus/backups`. */
export function reset(course: Course, words: readonly string[], language?: Language, now = new Date()): number {
  const phrases = phrasesIn(language);
  if (words.length === 0) throw new UsageError((other) => other.nameWhatToReset);
  const folder = backupFolder(course.root, now);
  const done = select(course, words).filter((assignment) => resetOne(course, assignment, folder));
  if (done.length === 0) {
    print(phrases.nothingToReset);
    return 0;
  }
  print(done.length === 1 ? phrases.oneReset(done[0]!.exercise.id) : phrases.manyReset(done.length));
  print(phrases.keptIn(folder));
  return 0;
}

/** @returns whether there was anything to put back */
function resetOne(course: Course, assignment: Assignment, folder: string): boolean {
  const { lesson, exercise } = assignment;
  const file = `${moduleOf(assignment)}.ts`;
  const path = join(course.root, 'exercises', file);
  const stub = studentFiles(course, lesson).get(exercise.file)!;
  const isThere = existsSync(path);
  if (isThere && readFileSync(path).equals(stub)) return false;
  if (isThere) {
    const backup = `${folder}/${file}`;
    mkdirSync(dirname(join(course.root, backup)), { recursive: true });
    cpSync(path, join(course.root, backup), { errorOnExist: true, force: false });
    Progress.read(course.root).add(assignment, { did: 'reset', backup });
  }
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, stub);
  return true;
}
