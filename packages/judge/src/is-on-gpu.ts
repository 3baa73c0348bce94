import type { ExerciseResult } from '@gradus/contract';

/** A GPU made of software is none. */
export function isOnGpu({ backend }: ExerciseResult): boolean {
  return backend?.kind === 'gpu';
}
