import type { ExerciseResult, Verdict } from '@gradus/contract';

/** What became of a mutant. */
export type Fate =
  /** A check failed. */
  | 'killed'
  /** A limit ended it, of time, memory or output, or it ended its process. */
  | 'timeout'
  /** It got full marks. */
  | 'survived'
  /** It is not valid TypeScript, and says nothing about the grader. */
  | 'invalid';

const ENDED: ReadonlySet<Verdict> = new Set(['timeout', 'memory-limit', 'output-limit', 'crash']);

/** @throws if the judge itself failed */
export function fateOf({ id, checks }: ExerciseResult): Fate {
  const failure = checks.find(({ status }) => status === 'infra-error');
  if (failure) throw new Error(`A mutant of ${id} could not be judged: ${failure.message ?? failure.id}`);
  if (checks.some(({ status }) => status === 'compile-error')) return 'invalid';
  if (checks.some(({ status }) => ENDED.has(status))) return 'timeout';
  return checks.some(({ status }) => status !== 'pass' && status !== 'skipped') ? 'killed' : 'survived';
}
