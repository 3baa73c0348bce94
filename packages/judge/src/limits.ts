import type { Lesson, Limits } from '@gradus/contract';

/** Where the figures come from: `docs/decisions.md`, "Limits". */
const DEFAULTS: Omit<Limits, 'callMs' | 'exerciseMs'> = {
  heapMb: 512,
  residentMb: 1024,
  outputBytes: 2 ** 20,
  outputKept: 64 * 2 ** 10,
};

export function limitsOf({ budget }: Lesson): Limits {
  return { ...DEFAULTS, callMs: budget.callSeconds * 1000, exerciseMs: budget.exerciseSeconds * 1000 };
}
