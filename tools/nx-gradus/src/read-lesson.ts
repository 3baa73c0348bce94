import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { basename, dirname } from 'node:path/posix';
import { ContractError, type Lesson, lessonSchema, parseWith } from '@gradus/contract';

/** @throws {ContractError} naming the file and the field that is wrong; without a stack, which says nothing to authors */
export function readLesson(file: string, workspaceRoot: string): Lesson {
  try {
    const lesson = parseWith(lessonSchema, readFileSync(join(workspaceRoot, file), 'utf8'), { file });
    checkFolders(lesson, file, workspaceRoot);
    return lesson;
  } catch (error) {
    if (error instanceof ContractError) error.stack = error.message;
    throw error;
  }
}

function checkFolders(lesson: Lesson, file: string, workspaceRoot: string): void {
  const folder = basename(dirname(file));
  if (lesson.id !== folder) throw new ContractError(`${file} is not valid:\n  id: must be "${folder}" like its folder`);
  lesson.requires.forEach((id, i) => {
    if (id < lesson.id && existsSync(join(workspaceRoot, 'grader', id, 'lesson.json'))) return;
    throw new ContractError(`${file} is not valid:\n  requires[${i}]: there is no lesson "${id}" before this one`);
  });
}
