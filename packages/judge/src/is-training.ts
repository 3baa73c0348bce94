import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Assignment, type Course, specOf } from './course';

/** Whether an exercise trains: it is a larger model, or its spec gives a check more time than a call normally has. */
export function isTraining({ root }: Course, assignment: Assignment): boolean {
  if (assignment.isLarger) return true;
  const spec = join(root, specOf(assignment));
  return existsSync(spec) && /\bcallSeconds:/.test(readFileSync(spec, 'utf8'));
}
