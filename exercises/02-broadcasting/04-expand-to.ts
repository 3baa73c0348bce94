// Exercise 2.04, 9 points.
// Do without: broadcastTo, tile, dataSync, arraySync, bufferSync.
// TensorFlow.js must not run: BroadcastTo, Tile.
import { NotImplemented, tf } from '@gradus/runtime';

/**
 * Stretches a tensor to a shape, as `torch.Tensor.expand` does: each dimension of size 1 may grow to any size
 * (also to 0), and new dimensions may be added on the left. Along all of these the values are constant.
 *
 * PyTorch returns a view of the same memory; TensorFlow.js has no such views, so here the values are really copied.
 *
 * Not allowed: `tf.broadcastTo`, `tf.tile`.
 *
 * @param x float32, int32 or bool
 * @param shape the shape wanted; −1 keeps the size of an old dimension
 * @returns a new tensor of that shape, with the dtype of x
 * @throws Error if shape has fewer dimensions than x; if a size other than 1 would change (3 → 6 is not a stretch);
 *   if a size is −1 for a new dimension, another negative number, or not an integer
 *
 * @example
 * expandTo(tf.tensor1d([1, 2, 3]), [2, 3]); // [[1, 2, 3], [1, 2, 3]]
 * expandTo(tf.tensor2d([[1], [2]]), [-1, 3]); // [[1, 1, 1], [2, 2, 2]]
 *
 * @see PyTorch documentation, torch.Tensor.expand
 */
export function expandTo(x: tf.Tensor, shape: readonly number[]): tf.Tensor {
  throw new NotImplemented('2.04');
}
