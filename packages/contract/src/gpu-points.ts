import { z } from 'zod';
import type { GpuChecks } from './gpu-checks';

const count = z.int().nonnegative();

/** What the GPU checks of some lessons came to, in hundredths of a point. No part of any other sum. */
export const gpuPointsSchema = z.strictObject({ score: count, maxScore: count });
export type GpuPoints = z.infer<typeof gpuPointsSchema>;

/** Undefined where nothing ran on a GPU: then all of them were skipped, and nobody could have had any of the points. */
export function gpuPoints(lessons: readonly { readonly gpu?: GpuChecks | undefined }[]): GpuPoints | undefined {
  const listed = lessons.flatMap(({ gpu }) => gpu ?? []);
  if (listed.every(({ checks }) => checks.every(({ reason }) => reason === 'no-gpu'))) return undefined;
  const sum = (key: 'score' | 'maxScore') => listed.reduce((total, gpu) => total + gpu[key], 0);
  return { score: sum('score'), maxScore: sum('maxScore') };
}
