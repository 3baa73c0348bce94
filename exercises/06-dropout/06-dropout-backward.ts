// Exercise 6.06, 11 points.
// Do without: tf.grad, grads, valueAndGrad, valueAndGrads, variableGrads, customGrad, dropout, dataSync, arraySync,
//   bufferSync.
import { NotImplemented, tf } from '@gradus/runtime';

/**
 * The backward pass of inverted dropout, by hand: from the gradient of the loss with respect to the output of dropout to
 * the gradient with respect to its input.
 *
 *     forward:   y[i] = x[i] / (1 − p)  where mask[i] is 1, else 0
 *     backward:  dx[i] = ∂L/∂x[i],  given  dy[i] = ∂L/∂y[i]
 *
 * Where an element was dropped dx is 0, even if dy is NaN or ±∞ there. With p = 1 every element was dropped.
 *
 * @param dy float32, any shape
 * @param mask the mask that the forward pass used, float32 of the same shape, every element 0 or 1
 * @param p the probability to be DROPPED that the forward pass used, 0 ≤ p ≤ 1
 * @returns dx, float32 of the same shape
 * @throws if dy and mask differ in shape, or if p is below 0, above 1 or NaN
 *
 * @example
 * dropoutBackward(tf.tensor1d([1, 2, 3]), tf.tensor1d([1, 0, 1]), 0.75); // [4, 0, 12]
 */
export function dropoutBackward(dy: tf.Tensor, mask: tf.Tensor, p: number): tf.Tensor {
  throw new NotImplemented('6.06');
}
