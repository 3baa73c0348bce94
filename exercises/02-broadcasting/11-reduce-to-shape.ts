// Exercise 2.11, 12 points.
// Do without: tf.grad, grads, valueAndGrad, valueAndGrads, variableGrads, customGrad, dataSync, arraySync,
//   bufferSync.
// You may import: ./02-broadcast-shape.
import { NotImplemented, tf } from '@gradus/runtime';

/**
 * Takes a gradient back through a broadcast: the adjoint of stretching a tensor of shape `shape` to `grad.shape`.
 *
 * If y is x stretched to a larger shape, one element of x appears at several places of y. Its gradient is
 * the sum of the gradients at all these places:
 *
 *     ∂L/∂x[j] = Σ over the places i of y that show x[j] of ∂L/∂y[i]
 *
 * Not allowed: `tf.grad` and its relatives.
 *
 * @param grad the gradient with respect to the stretched tensor
 * @param shape the shape before stretching; it must broadcast to grad.shape
 * @returns the gradient with respect to the original tensor, shape `shape`; a tensor of its own even if
 *   the shapes are equal
 * @throws Error if `shape` does not broadcast to exactly grad.shape
 *
 * @example
 * const grad = tf.tensor2d([[1, 2, 3], [4, 5, 6]]);
 * reduceToShape(grad, [3]); // [5, 7, 9]
 * reduceToShape(grad, [2, 1]); // [[6], [15]]
 * reduceToShape(grad, []); // 21
 *
 * @see PyTorch documentation, torch.Tensor.sum_to_size; Dive into Deep Learning §2.5 (Automatic Differentiation)
 */
export function reduceToShape(grad: tf.Tensor, shape: readonly number[]): tf.Tensor {
  throw new NotImplemented('2.11');
}
