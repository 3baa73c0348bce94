import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lesson } from '@gradus/contract';
import { type Finding, finding } from './finding';

/** What the generators write where an author must. */
const PLACEHOLDER = /to be written/i;

/** What the manifest's schema cannot see: the README, hints that repeat, too few checks, texts left as generated. */
export function checkManifest(root: string, lesson: Lesson): Finding[] {
  const readme = readFileSync(join(root, 'solutions', lesson.id, 'README.md'), 'utf8');
  return lesson.exercises.map((exercise) => {
    const problems: string[] = [];
    if (!readme.includes(exercise.id))
      problems.push(`solutions/${lesson.id}/README.md does not mention ${exercise.id}.`);
    if (new Set(exercise.hints).size < exercise.hints.length) problems.push(`${exercise.id} has the same hint twice.`);
    if (exercise.checks.length < 3) problems.push(`${exercise.id} has fewer than three checks.`);
    if (PLACEHOLDER.test([lesson.summary, ...exercise.hints].join())) {
      problems.push(`${exercise.id}: hints, or the lesson's summary, are still "to be written".`);
    }
    return finding(`${exercise.id} manifest`, problems);
  });
}
