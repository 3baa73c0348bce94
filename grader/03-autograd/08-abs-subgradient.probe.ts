import { tf } from '@gradus/runtime';

type AbsSubgradient = typeof import('#03-autograd/08-abs-subgradient').absSubgradient;

/** |2x − 1|·3: the argument is an intermediate result, which is disposed before the way back begins. */
export function inTheMiddle(absSubgradient: AbsSubgradient, x: tf.Tensor): tf.Tensor {
  return absSubgradient(x.mul(2).sub(1)).mul(3);
}

/** |x|·|x − 1| */
export function twice(absSubgradient: AbsSubgradient, x: tf.Tensor): tf.Tensor {
  return absSubgradient(x).mul(absSubgradient(x.sub(1)));
}
