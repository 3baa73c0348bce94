// Exercise 3.03, 12 points.
import { NotImplemented, tf } from '@gradus/runtime';

/**
 * A trainable tensor with a place for its gradient, like a PyTorch tensor with `requires_grad=True`.
 *
 * - `value` is a `tf.Variable` that starts with the numbers of `initial`; an optimizer changes it by `value.assign(…)`.
 *   `initial` stays the caller's: it is neither disposed nor changed.
 * - `grad` is `null` until `backward` reaches the parameter for the first time. It belongs to the parameter: whoever
 *   replaces it (`zeroGrad`, `backward`, `dispose`) disposes the old one.
 */
export class Parameter {
  /** The current value. */
  readonly value: tf.Variable;
  /** The sum of all gradients since the last `zeroGrad()`; `null` as long as there was none. */
  grad: tf.Tensor | null;

  /**
   * @param initial the first value, float32
   * @throws if initial is not float32
   */
  constructor(initial: tf.Tensor) {
    throw new NotImplemented('3.03');
  }

  /**
   * Sets the gradient to zeros of the same shape. A gradient that is still `null` stays `null`.
   */
  zeroGrad(): void {
    throw new NotImplemented('3.03');
  }

  /**
   * Disposes the variable and the gradient, and makes `grad` null. A second call does nothing.
   */
  dispose(): void {
    throw new NotImplemented('3.03');
  }
}

/**
 * Runs the loss, ADDS ∂loss/∂p to the `grad` of every parameter p, and returns the value of the loss: `loss.backward()`
 * of PyTorch.
 *
 * - The first gradient of a parameter is stored as it is, every further one is added to what is there, until
 *   `zeroGrad()` is called: two calls without it give the sum of two gradients.
 * - A parameter on which the loss does not depend keeps the `grad` it had (`null`, if it never had one).
 * - A parameter that is listed twice is counted once.
 * - All intermediate tensors are disposed. The gradients themselves survive a `tf.tidy` around the call.
 * - If anything throws, no gradient has changed.
 *
 * @param loss computes the loss, a scalar, from the `value`s of the parameters
 * @param params the parameters to differentiate with respect to
 * @returns the value of the loss
 * @throws if the loss is not a scalar, or if it depends on none of the parameters
 * @example
 * const x = new Parameter(tf.tensor1d([0, 1, 2, 3]));
 * backward(() => x.value.mul(x.value).sum().mul(2), [x]); // returns 28, x.grad is [0, 4, 8, 12]
 * backward(() => x.value.sum(), [x]);                      // returns 6,  x.grad is [1, 5, 9, 13]
 * @see Dive into Deep Learning, section 2.5.1; `tf.variableGrads` in the TensorFlow.js API
 */
export function backward(loss: () => tf.Scalar, params: readonly Parameter[]): number {
  throw new NotImplemented('3.03');
}
