import { type CheckResult, type ExerciseResult, type Results, resultsSchema } from '@gradus/contract';

type Given<T, K extends keyof T = never> = Partial<T> & Pick<T, K>;
type GivenLesson = Pick<Results['lessons'][number], 'id' | 'title' | 'exercises'>;

/** A check worth one point; a pass unless said otherwise. */
export function makeCheck(given: Given<CheckResult, 'title'>): CheckResult {
  const status = given.status ?? 'pass';
  return {
    id: given.title.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
    status,
    score: status === 'pass' ? 100 : 0,
    maxScore: 100,
    trust: 'judge',
    visibility: 'public',
    sideCondition: false,
    durationMs: 1,
    ...given,
  };
}

/** The sums are those of the checks, the status that of the judge. */
export function makeExercise(given: Given<ExerciseResult, 'id' | 'name' | 'checks'>): ExerciseResult {
  const { checks } = given;
  const every = (status: CheckResult['status']) => checks.every((check) => check.status === status);
  return {
    file: `${given.id.slice(-2)}-${given.name}.ts`,
    score: sum(checks, 'score'),
    maxScore: sum(checks, 'maxScore'),
    status: every('pass') ? 'pass' : every('not-started') ? 'not-started' : 'fail',
    durationMs: 1,
    ...given,
  };
}

/** What the judge says of a stub that nobody has begun. */
export function makeStub(given: Pick<ExerciseResult, 'id' | 'name'>, message?: string): ExerciseResult {
  const said = message ?? `Exercise ${given.id} is not implemented yet.`;
  const checks = ['first', 'second'].map((title) => makeCheck({ title, status: 'not-started', message: said }));
  return makeExercise({ ...given, checks });
}

/** Results as the contract demands them. */
export function makeResults(lessons: readonly GivenLesson[]): Results {
  const summed = lessons.map((lesson) => ({ ...lesson, ...total(lesson.exercises) }));
  const { durationMs: _, ...totals } = total(summed);
  return resultsSchema.parse({
    version: 1,
    submission: { id: 'me', files: [] },
    ...totals,
    lessons: summed,
    provenance: PROVENANCE,
  });
}

type Totals = Pick<ExerciseResult, 'score' | 'maxScore' | 'status' | 'durationMs'>;

function total(parts: readonly Totals[]): Totals {
  const has = (status: ExerciseResult['status']) => parts.some((part) => part.status === status);
  const status = (['infra-error', 'fail', 'pass'] as const).find(has) ?? 'not-started';
  return { score: sum(parts, 'score'), maxScore: sum(parts, 'maxScore'), status, durationMs: 1 };
}

function sum<K extends string>(parts: readonly Record<K, number>[], key: K): number {
  return parts.reduce((total, part) => total + part[key], 0);
}

const PROVENANCE = {
  gradus: '0.1.0',
  lessonsHash: '',
  machineHash: '',
  node: 'v20.19.0',
  backend: 'wasm',
  device: 'CPU',
  seed: 1,
  isolation: { level: 'WEAK', missing: [] },
  limits: { callMs: 1, exerciseMs: 1, heapMb: 1, outputBytes: 1 },
  startedAt: '2026-01-01T00:00:00.000Z',
  finishedAt: '2026-01-01T00:00:01.000Z',
};
