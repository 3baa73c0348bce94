import { attachCurve, lookAtCurve } from '../exercise';
import type { Generators } from '../generators';
import { type CurveOptions, RecordedCurve } from './recorded-curve';

/**
 * Records how a training goes: `gradus test` shows each epoch while it happens, and the curve stays with the result. Give
 * the student's code `curve.add` as its `onEpoch`. One for an exercise.
 */
export function learningCurve(options: CurveOptions): RecordedCurve {
  const curve = new RecordedCurve(options);
  attachCurve(curve);
  return curve;
}

/**
 * The training that the exercise's learning curve is of, made once for all checks that look at it. Those that fail say what
 * the curve shows.
 */
export function trainedOnce<Trained>(
  train: (gen: Generators) => Promise<Trained>,
): (gen: Generators) => Promise<Trained> {
  let training: Promise<Trained> | undefined;
  return (gen) => {
    lookAtCurve();
    return (training ??= train(gen));
  };
}
