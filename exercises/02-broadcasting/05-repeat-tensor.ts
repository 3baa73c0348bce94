// Exercise 2.05, 9 points.
// Do without: tile, broadcastTo, dataSync, arraySync, bufferSync.
// TensorFlow.js must not run: Tile.
import { NotImplemented, tf } from '@gradus/runtime';

/**
 * Repeats a tensor as a whole block along each axis, as `torch.Tensor.repeat` and `numpy.tile` do.
 *
 * The sizes multiply: out.shape[i] = reps[i] · x.shape[i], where x first gets leading dimensions of size 1
 * if `reps` is longer than its shape. Along an axis the block follows itself: 1 2 1 2, not 1 1 2 2.
 *
 * Not allowed: `tf.tile`.
 *
 * @param x float32, int32 or bool
 * @param reps how often to repeat along each axis; 0 gives an empty tensor
 * @returns a new tensor with the dtype of x
 * @throws Error if reps has fewer entries than x has dimensions, or an entry that is not an integer ≥ 0
 *
 * @example
 * repeatTensor(tf.tensor2d([[1, 2]]), [1, 2]); // [[1, 2, 1, 2]]
 * repeatTensor(tf.tensor1d([1, 2]), [2, 2]); // [[1, 2, 1, 2], [1, 2, 1, 2]]
 * repeatTensor(tf.zeros([1, 32, 1, 1]), [4, 32, 1, 1]); // shape [4, 1024, 1, 1]
 *
 * @see PyTorch documentation, torch.Tensor.repeat
 */
export function repeatTensor(x: tf.Tensor, reps: readonly number[]): tf.Tensor {
  throw new NotImplemented('2.05');
}
