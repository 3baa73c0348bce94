import { tf } from '@gradus/runtime';
import type { splitBySizes } from '#01-tensor-ops/08-split-by-sizes';

/** Whether the sizes are refused, and how many tensors are alive that were not before. */
export function refusal(split: typeof splitBySizes, x: tf.Tensor, sizes: number[]): { threw: boolean; left: number } {
  const before = tf.memory().numTensors;
  try {
    tf.dispose(split(x, sizes));
    return { threw: false, left: tf.memory().numTensors - before };
  } catch (error) {
    if ((error as Error).name === 'NotImplemented') throw error;
    return { threw: true, left: tf.memory().numTensors - before };
  }
}
