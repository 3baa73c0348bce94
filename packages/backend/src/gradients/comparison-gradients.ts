import * as tf from '@tensorflow/tfjs';
import { addGradient } from './gradient';

/**
 * `where(greater(x, 0), x, y)` has a gradient: what reaches the comparison is zero. TensorFlow.js refuses it all the
 * same, because comparisons have none. With these, it refuses only what does depend on a comparison by more than its
 * choice, as `cast(greater(x, 0), 'float32')`.
 */
export function addComparisonGradients(): void {
  for (const name of ['Greater', 'Less', 'LessEqual', 'Equal', 'NotEqual', 'LogicalAnd', 'LogicalOr']) {
    addGradient(name, ['a', 'b'], (dy, [a, b]) => ({ a: () => zeros(name, dy, a!), b: () => zeros(name, dy, b!) }));
  }
  addGradient('LogicalNot', ['x'], (dy, [x]) => ({ x: () => zeros('LogicalNot', dy, x!) }));
}

function zeros(kernelName: string, dy: tf.Tensor, { shape }: tf.Tensor): tf.Tensor {
  if (dy.dataSync().some((value) => value !== 0)) {
    throw new Error(`Cannot compute gradient: gradient function not found for ${kernelName}.`);
  }
  return tf.zeros(shape);
}
