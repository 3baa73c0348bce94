import { encloseWeakly } from '@gradus/sandbox';
import type { RunPlan } from '@gradus/contract';
import { assignments, type Course } from './course';
import { isTraining } from './is-training';
import { makeJob } from './job';
import { largerModel } from './larger-model';
import { limitsOf } from './limits';
import { parseAnswers } from './parse-answers';
import { planOf } from './run-jobs';

export interface ReferencePlan {
  readonly heapMb: number;
  readonly exercises: readonly PlannedReference[];
}

type PlannedReference = RunPlan['exercises'][string] & {
  readonly id: string;
  readonly isTraining: boolean;
  /** Not the exercise, but the larger model that its answer trains. */
  readonly isLarger: boolean;
};

/** The reference solutions, compiled, with what their specs have to know: to be judged where there is no compiler. */
export function referencePlan(course: Course): ReferencePlan {
  const submission = { id: 'reference', root: course.root, tree: 'solutions' };
  const circumstances = { backend: '', machineHash: '', data: '' }; // no verdict is looked for
  const larger = course.lessons.flatMap((lesson) => largerModel(lesson) ?? []);
  const jobs = [...assignments(course), ...larger].map((assignment) =>
    makeJob(course, submission, assignment, circumstances),
  );
  const parsed = parseAnswers(course.root, jobs.map(({ file }) => file), encloseWeakly); // prettier-ignore
  return {
    heapMb: Math.max(...course.lessons.map((lesson) => limitsOf(lesson).heapMb)),
    exercises: jobs.map((job) => ({
      id: job.assignment.exercise.id,
      isTraining: isTraining(course, job.assignment),
      isLarger: job.assignment.isLarger ?? false,
      ...planOf(course, job, parsed, { catalogues: undefined, language: 'en' }),
    })),
  };
}
