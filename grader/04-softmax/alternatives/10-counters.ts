/**
 * @alternative Keeps the sums in a typed array, and counts with plain variables.
 */
import { tf } from '@gradus/runtime';
import { accuracyCount } from '#04-softmax/09-accuracy-count';

export class Accumulator {
  readonly #sums: Float64Array;

  constructor(n: number) {
    if (!(n >= 1) || n % 1 !== 0) throw new RangeError('n');
    this.#sums = new Float64Array(n);
  }

  add(...v: number[]): void {
    if (v.length !== this.#sums.length) throw new RangeError('values');
    for (const [i, value] of v.entries()) this.#sums[i]! += value;
  }

  reset(): void {
    for (let i = 0; i < this.#sums.length; i++) this.#sums[i] = 0;
  }

  get(i: number): number {
    if (!(i in this.#sums)) throw new RangeError('sum');
    return this.#sums[i]!;
  }
}

export function evaluateAccuracy(
  net: (x: tf.Tensor) => tf.Tensor2D,
  batches: Iterable<{ x: tf.Tensor; y: tf.Tensor1D }>,
): number {
  let [right, all] = [0, 0];
  for (const batch of batches) {
    right += tf.tidy(() => accuracyCount(net(batch.x), batch.y));
    all += batch.y.size;
  }
  return right / all;
}
