import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lesson } from '@gradus/contract';
import { type Finding, finding } from './finding';

/** What the manifest's schema cannot see: README, hints that repeat, checks that forbid nothing. */
export function checkManifest(root: string, lesson: Lesson): Finding[] {
  const readme = readFileSync(join(root, 'solutions', lesson.id, 'README.md'), 'utf8');
  return lesson.exercises.map((exercise) => {
    const problems: string[] = [];
    if (!readme.includes(exercise.id))
      problems.push(`solutions/${lesson.id}/README.md does not mention ${exercise.id}.`);
    if (new Set(exercise.hints).size < exercise.hints.length) problems.push(`${exercise.id} has the same hint twice.`);
    if (exercise.checks.length < 3) problems.push(`${exercise.id} has fewer than three checks.`);
    return finding(`${exercise.id} manifest`, problems);
  });
}
