/**
 * @alternative Disposes everything by hand, and writes zeros with tf.fill.
 */
import { tf } from '@gradus/runtime';

export class Parameter {
  readonly value: tf.Variable;
  grad: tf.Tensor | null = null;

  constructor(initial: tf.Tensor) {
    if (initial.dtype !== 'float32') throw new TypeError('float32');
    this.value = tf.variable(initial);
  }

  zeroGrad(): void {
    if (this.grad !== null) this.replaceGrad(tf.fill(this.value.shape, 0));
  }

  dispose(): void {
    this.grad?.dispose();
    this.grad = null;
    if (this.value.isDisposed) return;
    this.value.dispose();
  }

  /** The new gradient lives until it is replaced itself. */
  replaceGrad(next: tf.Tensor): void {
    const previous = this.grad;
    this.grad = tf.keep(next);
    previous?.dispose();
  }
}

export function backward(loss: () => tf.Scalar, params: readonly Parameter[]): number {
  const distinct = params.filter((p, i) => params.indexOf(p) === i);
  const { value, grads } = tf.variableGrads(
    loss,
    distinct.map((p) => p.value),
  );
  const number = value.dataSync()[0]!;
  value.dispose();
  for (const p of distinct) {
    const gradient = grads[p.value.name];
    if (gradient === undefined || gradient === null) continue;
    if (p.grad === null) p.replaceGrad(gradient);
    else {
      p.replaceGrad(tf.add(p.grad, gradient));
      gradient.dispose();
    }
  }
  return number;
}
