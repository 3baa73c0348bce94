// Exercise 1.07, 7 points.
// Do without: stack.
// TensorFlow.js must not run: Pack.
import { NotImplemented, tf } from '@gradus/runtime';

/**
 * Puts tensors of one shape side by side along a NEW axis.
 *
 * For axis 0: y[k] = xs[k]. For axis 1: y[i, k] = xs[k][i], and so on: the number k of the tensor takes place `axis`.
 * `concat`, in contrast, makes an axis longer that is already there.
 *
 * Not allowed: `tf.stack`.
 *
 * @param xs K ≥ 1 tensors of one shape and one dtype
 * @param axis the place of the new axis IN THE RESULT, −(rank + 1) … rank, where rank is that of one of the `xs`;
 *   −1 is the last axis of the result
 * @returns the shape of the `xs` with K inserted at `axis`
 * @throws Error if there are no tensors, if shapes or dtypes differ, or if the axis does not exist
 * @example
 * const xs = [tf.tensor1d([1, 2, 3]), tf.tensor1d([4, 5, 6])];
 * stackTensors(xs);     // [[1, 2, 3], [4, 5, 6]]
 * stackTensors(xs, -1); // [[1, 4], [2, 5], [3, 6]]
 * @see PyTorch: `torch.stack`
 */
export function stackTensors(xs: readonly tf.Tensor[], axis: number = 0): tf.Tensor {
  throw new NotImplemented('1.07');
}
