import type { ClassRun, Person } from '@gradus/class';
import { type CheckResult, type ExerciseResult, type Override, type Results, resultsSchema } from '@gradus/contract';

/** A check worth ten points; a pass unless said otherwise. */
export function makeCheck(given: Partial<CheckResult> = {}): CheckResult {
  const { status = 'pass', maxScore = 1000 } = given;
  return {
    ...{ id: 'values', title: 'softmax(x) sums to 1', status, score: status === 'pass' ? maxScore : 0, maxScore },
    ...{ trust: 'judge', visibility: 'public', sideCondition: false, durationMs: 3 },
    ...given,
  };
}

/** An exercise of lesson 04-softmax. */
export function makeExercise(checks: readonly CheckResult[], given: Partial<ExerciseResult> = {}): ExerciseResult {
  const sum = (key: 'score' | 'maxScore') => checks.reduce((all, check) => all + check[key], 0);
  const status = checks.every((check) => check.status === 'pass') ? 'pass' : 'fail';
  const names = { id: '4.02', name: 'softmax', file: '02-softmax.ts' };
  const sums = { score: sum('score'), maxScore: sum('maxScore'), status } as const;
  return { ...names, ...sums, checks: [...checks], durationMs: 3, ...given };
}

/** Results as the contract demands them, of lessons by id. */
export function makeResults(id: string, lessons: Record<string, readonly ExerciseResult[]>, remarks?: Results['submission']['remarks']): Results {
  const sum = (parts: readonly { score: number; maxScore: number }[], key: 'score' | 'maxScore') =>
    parts.reduce((all, part) => all + part[key], 0);
  const made = Object.entries(lessons).map(([lesson, exercises]) => ({
    ...{ id: lesson, title: `Lesson ${lesson.slice(3)}`, score: sum(exercises, 'score'), maxScore: sum(exercises, 'maxScore') },
    ...{ status: exercises.every(({ status }) => status === 'pass') ? 'pass' : 'fail', exercises, durationMs: 3 },
  }));
  return resultsSchema.parse({
    version: 1,
    submission: { id, files: [], ...(remarks && { remarks }) },
    ...{ score: sum(made, 'score'), maxScore: sum(made, 'maxScore') },
    status: made.every(({ status }) => status === 'pass') ? 'pass' : 'fail',
    lessons: made,
    provenance: PROVENANCE,
  });
} // prettier-ignore

/** Somebody who was graded, as a run's folder has them: `lessons` after overrides of exercises. */
export function makePerson(results: Results, overrides: readonly Override[] = [], lessons?: Record<string, number>): Person {
  const byLesson = lessons ?? Object.fromEntries(results.lessons.map((lesson) => [lesson.id, lesson.score]));
  const total = overrides.find(({ exercise }) => exercise === 'total');
  const score = total ? total.points * 100 : Object.values(byLesson).reduce((sum, points) => sum + points, 0);
  const { id } = results.submission;
  return {
    row: { id, status: 'graded', score, maxScore: results.maxScore, lessons: byLesson, override: '', note: '', refusedFiles: 0 },
    ...{ results, overrides },
  };
} // prettier-ignore

/** Somebody without a grade. */
export function makeAbsent(id: string, status: Person['row']['status'], note = ''): Person {
  return { row: { id, status, lessons: {}, override: '', note, refusedFiles: 0 }, overrides: [] };
}

export function makeRun(people: readonly Person[], lessons: readonly string[] = ['04-softmax']): ClassRun {
  const versions = { gradus: '0.1.0', lessonsHash: 'a', machineHash: 'b', node: 'v20' };
  const settings = { version: 1, submissions: '/in', seed: 7, backend: 'cpu', isolation: 'full', data: '' } as const;
  return { settings: { ...settings, ...versions, lessons: [...lessons] }, people };
}

const PROVENANCE: Results['provenance'] = {
  ...{ gradus: '0.1.0', lessonsHash: 'HASH', machineHash: 'HASH', node: 'v20.19.0', backend: 'wasm', device: 'CPU' },
  seed: 123_456_789,
  isolation: { level: 'full', missing: [] },
  limits: { callMs: 1, exerciseMs: 1, heapMb: 1, outputBytes: 1 },
  startedAt: '2026-11-21T10:00:00.000Z',
  finishedAt: '2026-11-21T10:00:12.500Z',
};
