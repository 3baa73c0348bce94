// Exercise 2.02, 10 points.
// Do without: broadcast_util, backend_util, assertAndGetBroadcastShape, getBroadcastDims, broadcastArgs, broadcastTo,
//   zeros, ones, tf.tensor, tidy.
import { NotImplemented } from '@gradus/runtime';

/**
 * The common shape of any number of shapes, by the broadcasting rule.
 *
 * Each dimension of the result is the one on which all shapes agree there, where a dimension of size 1 agrees with
 * every size (0 included), and so does a dimension that a shorter shape does not have.
 *
 * Plain TypeScript on lists of numbers: no TensorFlow.js is needed, and none is allowed.
 *
 * @param shapes any number of shapes; they are not changed
 * @returns a new array; `[]` for no shapes at all
 * @throws Error if two sizes differ and neither is 1 (3 against 2, but also 3 against 0)
 *
 * @example
 * broadcastShape([4, 1, 28], [3, 1]); // [4, 3, 28]
 * broadcastShape([2], [5, 1], [1, 1, 1]); // [1, 5, 2]
 * broadcastShape([0], [1]); // [0]
 * broadcastShape([3], [2]); // throws
 *
 * @see NumPy user guide, "Broadcasting"; PyTorch notes, "Broadcasting semantics"
 */
export function broadcastShape(...shapes: ReadonlyArray<readonly number[]>): number[] {
  throw new NotImplemented('2.02');
}
