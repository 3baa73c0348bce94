import type { WorkStatus } from '@gradus/contract';
import type { Course } from './course';
import { makeJob } from './job';
import { machineHash } from './machine';
import { ResultCache } from './result-cache';
import { isUntouched } from './subject';
import type { Submission } from './submission';

/** How far a lesson is, as far as is known without running anything. */
export interface Standing {
  readonly id: string;
  readonly title: string;
  readonly passed: number;
  readonly exercises: number;
  readonly score: number;
  readonly maxScore: number;
  /** `changed`: something was edited since it was last graded. */
  readonly status: WorkStatus | 'changed';
}

/** The state of every lesson from the verdicts that earlier runs left. */
export function standings(course: Course, submission: Submission, backend: string): Standing[] {
  const cache = new ResultCache(course.root);
  const circumstances = { backend, machineHash: machineHash(course.root) };
  return course.lessons.map((lesson) => {
    const known = lesson.exercises.map((exercise) => {
      const job = makeJob(course, submission, { lesson, exercise }, circumstances);
      const result = cache.get(job.key);
      const status =
        result?.status ?? (isUntouched(job.file) || job.file.status === 'missing' ? 'not-started' : 'changed');
      return { status, score: result?.score ?? 0 };
    });
    const has = (status: Standing['status']) => known.some((exercise) => exercise.status === status);
    return {
      id: lesson.id,
      title: lesson.title,
      passed: known.filter(({ status }) => status === 'pass').length,
      exercises: known.length,
      score: known.reduce((sum, { score }) => sum + score, 0),
      maxScore: 100 * 100,
      status: has('changed') ? 'changed' : has('fail') ? 'fail' : has('pass') ? 'pass' : 'not-started',
    };
  });
}
