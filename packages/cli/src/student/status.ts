import type { Language } from '@gradus/contract';
import { type Course, standings } from '@gradus/judge';
import { lessonTable } from '@gradus/reports';
import { print, standardOutput } from '../terminal';
import { mySubmission } from './my-submission';
import { Progress } from './progress';
import { phrasesIn } from '../language/phrases-in';

/** `gradus` alone: where am I, as far as earlier tests tell. Runs nothing. */
export function status(course: Course, backend: string, language: Language): number {
  const terminal = standardOutput(language);
  const progress = Progress.read(course.root);
  const rows = standings(course, mySubmission(course), { backend, language }, (assignment, sha256) =>
    progress.hasPassed(assignment, sha256),
  );
  print(lessonTable(rows, terminal));
  print(`\n${terminal.colors.dim(phrasesIn(language).statusHint)}`);
  return 0;
}
