import { tf } from '@gradus/runtime';
import type { describeTensor } from '#01-tensor-ops/01-describe-tensor';

/** Changes the shape in the description, and gives the shape of the tensor itself. */
export function shapeAfterwards(describe: typeof describeTensor, x: tf.Tensor): number[] {
  describe(x).shape.fill(99);
  return [...x.shape];
}

/** Describes a tensor of strings, which cannot cross the border. */
export function describeStrings(describe: typeof describeTensor): unknown {
  return describe(tf.tensor1d(['a', 'bc']));
}
