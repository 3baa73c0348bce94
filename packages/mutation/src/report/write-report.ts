import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lesson } from '@gradus/contract';
import type { ExerciseOutcome } from '../mutate-lesson';
import { reportPage } from './report-page';
import { strykerReport } from './stryker-report';

/** Writes a lesson's outcomes as a page and in Stryker's form; the page's path from the root. */
export function writeReport(root: string, lesson: Lesson, outcomes: readonly ExerciseOutcome[]): string {
  const path = `.gradus/mutation/${lesson.id}`;
  const report = strykerReport(outcomes);
  mkdirSync(join(root, '.gradus/mutation'), { recursive: true });
  writeFileSync(join(root, `${path}.report.json`), JSON.stringify(report));
  writeFileSync(join(root, `${path}.html`), reportPage(lesson.id, report));
  return `${path}.html`;
}
