import type { ExerciseResult, GpuCheck, GpuChecks } from '@gradus/contract';
import { isOnGpu } from './is-on-gpu';

/** Ten points each, apart from the hundred of the lesson. */
const POINTS = 1000;

/** A training exercise's result, and how long it took on wasm if that is known. */
export interface TrainedExercise {
  readonly result: ExerciseResult;
  readonly onWasmMs?: number | undefined;
}

/** A training exercise's result, and what became of its larger model if that was trained. */
export interface LargerModel {
  readonly result: ExerciseResult;
  readonly larger?: ExerciseResult | undefined;
}

/**
 * The checks of a lesson that only a GPU can pass. They are always listed; without a GPU they are skipped.
 *
 * @param training the exercises of the lesson that train
 * @param larger the one that trains its larger model, if there is one
 */
export function gpuChecks(
  exercises: readonly ExerciseResult[],
  training: readonly TrainedExercise[],
  larger: readonly LargerModel[] = [],
): GpuChecks {
  const checks = [
    ranOnGpu(exercises),
    ...(training.length > 0 ? [speedUp(training)] : []),
    ...larger.map(largerModelCheck),
  ];
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

/** Of a verdict that was the machine's fault only that is said. */
function largerModelCheck({ result, larger }: LargerModel): GpuCheck {
  const { id: exercise, status } = result;
  const without = (reason: Reason) => ({ ...skipped('larger-model', reason), exercise });
  if (!isOnGpu(result)) return without('no-gpu');
  if (status !== 'pass') return without('not-passed');
  const check = larger?.checks[0];
  if (!larger || !check || check.status === 'infra-error') return without('broken');
  const { measurements, message } = check;
  return {
    ...{ id: 'larger-model', exercise, status: check.status === 'pass' ? 'pass' : 'fail' },
    ...(measurements && { measurements }),
    ...(message !== undefined && { message }),
    ...{ durationMs: larger.durationMs, score: larger.score, maxScore: POINTS },
  };
}

type Reason = NonNullable<GpuCheck['reason']>;

function skipped(id: GpuCheck['id'], reason: Reason): GpuCheck {
  return { id, status: 'skipped', reason, score: 0, maxScore: POINTS };
}
