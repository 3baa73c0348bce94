import * as tf from '@tensorflow/tfjs';
import { overrideGradient } from './gradient';
import { moveBack } from './move-gradient';

/** The stock gradient cuts the padding off dy, as if it were constant, and forgets the mirrored elements. */
export function repairMirrorPadGradient(): void {
  overrideGradient('MirrorPad', (dy, [x], attrs) => {
    const { paddings, mode } = attrs as unknown as { paddings: [number, number][]; mode: 'reflect' | 'symmetric' };
    return { x: () => moveBack(dy, x!, (places) => tf.mirrorPad(places, paddings, mode)) };
  });
}
