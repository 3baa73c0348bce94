import type { WorkStatus } from '@gradus/contract';
import { dataFingerprint, dataFolders } from '@gradus/datasets/location';
import { assignments, type Course } from './course';
import { makeJob } from './job';
import { machineHash } from './machine';
import { isUntouched, parseAnswers } from './parse-answers';
import { ResultCache } from './result-cache';
import type { Submission, SubmittedFile } from './submission';

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
  const circumstances = { backend, machineHash: machineHash(course.root), data: dataFingerprint(dataFolders()) };
  const graded = assignments(course).map((assignment) => {
    const job = makeJob(course, submission, assignment, circumstances);
    return { ...job, result: cache.get(job.key) };
  });
  const parsed = parseAnswers(course.root, graded.filter(({ result }) => !result).map(({ file }) => file)); // prettier-ignore
  const statusOfNew = (file: SubmittedFile) =>
    isUntouched(parsed.get(file)) || file.status === 'missing' ? 'not-started' : 'changed';
  return course.lessons.map((lesson) => {
    const known = graded
      .filter(({ assignment }) => assignment.lesson === lesson)
      .map(({ file, result }) => ({ status: result?.status ?? statusOfNew(file), score: result?.score ?? 0 }));
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
