import type { PlannedExercise } from '../host';

/** Name of the file in a bundle that says what to judge. */
export const BUNDLE_PLAN = 'plan.json';

/** Reference solutions, compiled, with what their specs have to know. */
export interface BundlePlan {
  /** For the heap of workers. */
  readonly heapMb: number;
  readonly exercises: readonly PlannedReference[];
}

export interface PlannedReference extends PlannedExercise {
  readonly id: string;
  readonly isTraining: boolean;
  /** Not the exercise, but the larger model that its answer trains. */
  readonly isLarger: boolean;
}
