import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Assignment, type Course, moduleOf } from './course';

/** Whether an exercise trains: its spec gives a check more time than a call normally has. */
export function isTraining({ root }: Course, assignment: Assignment): boolean {
  const spec = join(root, 'grader', `${moduleOf(assignment)}.spec.ts`);
  return existsSync(spec) && /\bcallSeconds:/.test(readFileSync(spec, 'utf8'));
}
