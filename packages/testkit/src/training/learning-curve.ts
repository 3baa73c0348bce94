import { attachCurve } from '../exercise';
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
