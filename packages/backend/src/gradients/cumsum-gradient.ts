import * as tf from '@tensorflow/tfjs';
import { overrideGradient } from './gradient';

/** Every element counts in all sums after it, so dy is summed from the other end. The stock one transposes needlessly. */
export function repairCumsumGradient(): void {
  overrideGradient('Cumsum', (dy, saved, attrs) => {
    const { axis, exclusive, reverse } = attrs as { axis: number; exclusive: boolean; reverse: boolean };
    return { x: () => tf.cumsum(dy, axis, exclusive, !reverse) };
  });
}
