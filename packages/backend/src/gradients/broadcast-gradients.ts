import * as tf from '@tensorflow/tfjs';
import { overrideGradient, sumToShape } from './gradient';

/** The stock gradients of these three keep the broadcast shape, so an operand that was repeated cannot use them. */
export function repairBroadcastGradients(): void {
  overrideGradient('Maximum', (dy, saved) => choose(dy, saved, tf.greaterEqual));
  overrideGradient('Minimum', (dy, saved) => choose(dy, saved, tf.lessEqual));
  overrideGradient('SquaredDifference', (dy, [a, b]) => {
    const half = tf.mul(dy, tf.sub(a!, b!));
    return {
      a: () => sumToShape(tf.mul(half, 2), a!.shape),
      b: () => sumToShape(tf.mul(half, -2), b!.shape),
    };
  });
}

function choose(dy: tf.Tensor, [a, b]: tf.Tensor[], isFirst: typeof tf.greaterEqual) {
  const first = tf.cast(isFirst(a!, b!), 'float32');
  return {
    a: () => sumToShape(tf.mul(dy, first), a!.shape),
    b: () => sumToShape(tf.mul(dy, tf.sub(1, first)), b!.shape),
  };
}
