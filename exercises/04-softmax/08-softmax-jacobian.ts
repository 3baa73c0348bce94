// Exercise 4.08, 8 points.
import { NotImplemented, tf } from '@gradus/runtime';

/**
 * The Jacobian of softmax, written with the probabilities it returned.
 *
 *     p = softmax(z),        out[i][j] = ∂p_i / ∂z_j
 *
 * It is symmetric, each row sums to 0, and only the diagonal is positive (raise one logit and its own probability
 * grows, at the cost of all others). For a one-hot p it is all zeros: a saturated softmax does not learn.
 *
 * @param p probabilities that sum to 1, float32 [k]
 * @returns float32 [k, k]
 *
 * @example
 * softmaxJacobian(tf.tensor1d([0.25, 0.75])); // [[0.1875, -0.1875], [-0.1875, 0.1875]]
 *
 * @see d2l §4.1.5, exercise 1: the second derivative of the loss (§3.4 in older editions)
 */
export function softmaxJacobian(p: tf.Tensor1D): tf.Tensor2D {
  throw new NotImplemented('4.08');
}
