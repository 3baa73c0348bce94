// Exercise 5.07, 11 points.
// Do without: tf.train.
import { NotImplemented, tf } from '@gradus/runtime';

/**
 * One step of stochastic gradient descent with momentum, in place.
 *
 *     v ← momentum · v + g
 *     w ← w − lr · v          with the new v, for each parameter w, its velocity v and its gradient g
 *
 * The velocity is a list that the caller keeps from step to step. It starts as `[]`; the first step fills it with one
 * variable per parameter (whose old value counts as 0, not trainable), and every later step updates these same variables.
 * All objects stay: only the values of the variables change.
 *
 * @param params the parameters; changed
 * @param grads one gradient per parameter, of its shape; neither changed nor disposed
 * @param velocity empty, or as the last step left it; changed
 * @throws before anything is changed: if there are not as many gradients as parameters, if a gradient has another shape
 *   than its parameter, or if `velocity` is neither empty nor as long as `params`
 *
 * @example
 * // The loss w² has the gradient 2w. From w = 1, with lr 0.1 and momentum 0.9:
 * // g = 2    v = 2                     w = 1 − 0.2     = 0.8
 * // g = 1.6  v = 0.9 · 2 + 1.6 = 3.4   w = 0.8 − 0.34  = 0.46
 * // g = 0.92 v = 3.98                  w = 0.062
 *
 * @see d2l §12.6 (§11.6 in older editions); Sutskever et al., "On the importance of initialization and momentum in deep
 *   learning", 2013 (which keeps lr inside the velocity)
 */
export function sgdMomentumStep(
  params: readonly tf.Variable[],
  grads: readonly tf.Tensor[],
  velocity: tf.Variable[],
  opts: { lr: number; momentum: number },
): void {
  throw new NotImplemented('5.07');
}
