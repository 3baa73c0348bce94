import type { Language, Results } from '@gradus/contract';
import { keepTraining } from '@gradus/dashboard/keep-training';
import { type Assignment, type Course, findExercise, grade } from '@gradus/judge';
import { trainingLine } from '@gradus/reports';
import type { IsolationRequest } from '@gradus/sandbox';
import { withProgress } from '../terminal';
import { writeCurves } from './curves';
import { mySubmission } from './my-submission';
import { notePasses } from './note-passes';

export interface GradeMineOptions {
  readonly seed?: number;
  readonly backend: string;
  readonly cache: boolean;
  readonly isolation: IsolationRequest;
  /** What verdicts and curves are worded in. */
  readonly lang: Language;
  /** Where a debugger is waited for. */
  readonly inspect?: number;
}

/** Grades the exercises of this checkout, with progress on the terminal; keeps what passed and draws learning curves. */
export async function gradeMine(
  course: Course,
  assignments: readonly Assignment[],
  { seed, backend, cache, isolation, lang, inspect }: GradeMineOptions,
): Promise<Results> {
  const fresh = new Set<string>();
  const results = await withProgress(
    (progress) =>
      grade({
        course,
        submission: mySubmission(course),
        assignments,
        backend,
        // Verdicts that are kept came about at the weak level, and would not be true of another.
        cache: cache && isolation === 'weak' && inspect === undefined,
        isolation,
        language: lang,
        adviseOnTypes: true,
        ...(seed !== undefined && { seed }),
        ...(inspect !== undefined && { debugPort: inspect }),
        onStart: (total) => progress.start(total),
        onDone: (id) => {
          fresh.add(id);
          progress.step(id);
        },
        onTraining: (id, training) => {
          const { exercise } = findExercise(course, id)!;
          progress.show(id, trainingLine(exercise, training, lang));
          keepTraining(course.root, exercise, training);
        },
      }),
    lang,
  );
  notePasses(course, results);
  await writeCurves(course.root, results, fresh);
  return results;
}
