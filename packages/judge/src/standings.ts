import type { ExerciseResult, WorkStatus, Language } from '@gradus/contract';
import { dataFingerprint, dataFolders } from '@gradus/datasets/location';
import { type Assignment, assignments, type Course } from './course';
import { makeJob } from './job';
import { machineHash } from './machine';
import { isUntouched, parseAnswers } from './parse-answers';
import { ResultCache } from './result-cache';
import type { Submission } from './submission';
import { titleIn } from './translation/planned-wording';

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

/** How far one exercise is, as far as is known without running anything. */
export interface ExerciseStanding {
  readonly status: Standing['status'];
  readonly score: number;
  /** The verdict that an earlier run left, if it did. */
  readonly result?: ExerciseResult;
}

/** Whether a text passed in a run whose verdict is gone, as after an update of the graders. */
type HasPassed = (assignment: Assignment, sha256: string) => boolean;

/** The state of every lesson from the verdicts that earlier runs left. */
export function standings(
  course: Course,
  submission: Submission,
  given: { readonly backend: string; readonly language?: Language },
  hasPassed: HasPassed = () => false,
): Standing[] {
  const graded = [...exerciseStandings(course, submission, given, hasPassed)];
  return course.lessons.map((lesson) => {
    const known = graded.flatMap(([assignment, standing]) => (assignment.lesson === lesson ? [standing] : []));
    const has = (status: Standing['status']) => known.some((exercise) => exercise.status === status);
    return {
      id: lesson.id,
      title: titleIn(course, lesson, given.language ?? 'en'),
      passed: known.filter(({ status }) => status === 'pass').length,
      exercises: known.length,
      score: known.reduce((sum, { score }) => sum + score, 0),
      maxScore: 100 * 100,
      status: has('changed') ? 'changed' : has('fail') ? 'fail' : has('pass') ? 'pass' : 'not-started',
    };
  });
}

/** The same of every exercise, in the order of the course. */
export function exerciseStandings(
  course: Course,
  submission: Submission,
  given: { readonly backend: string; readonly language?: Language },
  hasPassed: HasPassed,
): Map<Assignment, ExerciseStanding> {
  const cache = new ResultCache(course.root);
  const circumstances = { ...given, machineHash: machineHash(course.root), data: dataFingerprint(dataFolders()) };
  const graded = assignments(course).map((assignment) => {
    const job = makeJob(course, submission, assignment, circumstances);
    return { ...job, result: cache.get(job.key) };
  });
  const parsed = parseAnswers(course.root, graded.filter(({ result }) => !result).map(({ file }) => file)); // prettier-ignore
  const standingOf = ({ assignment, file, result }: (typeof graded)[number]): ExerciseStanding => {
    if (result) return { status: result.status, score: result.score, result };
    if (file.status === 'missing' || isUntouched(parsed.get(file))) return { status: 'not-started', score: 0 };
    const passed = file.status === 'text' && hasPassed(assignment, file.sha256);
    return passed ? { status: 'pass', score: 100 * assignment.exercise.points } : { status: 'changed', score: 0 };
  };
  return new Map(graded.map((exercise) => [exercise.assignment, standingOf(exercise)]));
}
