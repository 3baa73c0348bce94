import * as tf from '@tensorflow/tfjs';
import { overrideGradient, sumToShape, type Gradient } from './gradient';

/** The stock gradient keeps the batch axes along which an operand was repeated, and is then refused. */
export function repairMatMulGradient(): void {
  const stock = tf.getGradient('BatchMatMul').gradFunc as unknown as Gradient;
  overrideGradient('BatchMatMul', (dy, [a, b], attrs) => {
    const gradients = stock(dy, [a!, b!], attrs);
    return {
      a: () => sumToShape(gradients['a']!(), a!.shape),
      b: () => sumToShape(gradients['b']!(), b!.shape),
    };
  });
}
