import type { ExerciseResult, GpuCheck, GpuChecks } from '@gradus/contract';

/** Ten points each, apart from the hundred of the lesson. */
const POINTS = 1000;

/** A training exercise's result, and how long it took on wasm if that is known. */
export interface TrainedExercise {
  readonly result: ExerciseResult;
  readonly onWasmMs?: number | undefined;
}

/**
 * The checks of a lesson that only a GPU can pass. They are always listed; without a GPU they are skipped.
 *
 * @param training the exercises of the lesson that train
 */
export function gpuChecks(exercises: readonly ExerciseResult[], training: readonly TrainedExercise[]): GpuChecks {
  const checks = [ranOnGpu(exercises), ...(training.length > 0 ? [speedUp(training)] : [])];
  const sum = (key: 'score' | 'maxScore') => checks.reduce((total, check) => total + check[key], 0);
  return { score: sum('score'), maxScore: sum('maxScore'), checks };
}

function ranOnGpu(exercises: readonly ExerciseResult[]): GpuCheck {
  if (!exercises.some(isOnGpu)) return skipped('ran-on-gpu', 'no-gpu');
  return exercises.every((exercise) => isOnGpu(exercise) && exercise.status === 'pass')
    ? { id: 'ran-on-gpu', status: 'pass', score: POINTS, maxScore: POINTS }
    : skipped('ran-on-gpu', 'not-passed');
}

/** Time as the student waits for it, with all checks of the exercise. */
function speedUp(training: readonly TrainedExercise[]): GpuCheck {
  if (!training.some(({ result }) => isOnGpu(result))) return skipped('speed-up', 'no-gpu');
  if (training.some(({ result }) => result.status !== 'pass')) return skipped('speed-up', 'not-passed');
  if (training.some(({ onWasmMs }) => onWasmMs === undefined)) return skipped('speed-up', 'not-compared');
  const total = (times: (exercise: TrainedExercise) => number) => training.reduce((sum, each) => sum + times(each), 0);
  const ratio = total(({ onWasmMs }) => onWasmMs!) / total(({ result }) => result.durationMs);
  const isFaster = ratio > 1;
  return { id: 'speed-up', status: isFaster ? 'pass' : 'fail', ratio, score: isFaster ? POINTS : 0, maxScore: POINTS };
}

function skipped(id: GpuCheck['id'], reason: NonNullable<GpuCheck['reason']>): GpuCheck {
  return { id, status: 'skipped', reason, score: 0, maxScore: POINTS };
}

function isOnGpu({ backend }: ExerciseResult): boolean {
  return backend?.kind === 'gpu';
}
