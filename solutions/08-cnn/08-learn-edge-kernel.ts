import { normal, seededRandom, tf } from '@gradus/runtime';
import { corr2d } from './02-corr2d';

/** How to learn. */
export interface KernelSearch {
  /** How many steps to take, an integer ≥ 0; 0 gives the first kernel. */
  steps: number;
  /** The learning rate. */
  lr: number;
  /** Any integer, also 0. The same seed gives the same first kernel. */
  seed: number;
}

/**
 * Finds the kernel that turns one image into another, by gradient descent.
 *
 *     start:       k ~ N(0, 0.1²)
 *     each step:   L = Σ (corr2d(x, k) − y)²        the sum over all pixels, not the mean
 *                  k ← k − lr · ∂L/∂k
 *
 * @param x the image, float32 [h, w]
 * @param y what the kernel makes of it, float32 [h − kh + 1, w − kw + 1]
 * @param kernel height kh and width kw of the kernel to find
 * @param opts steps, learning rate and seed
 * @returns the kernel after the last step, float32 [kh, kw], owned by the caller, and the losses: one plain number per step,
 *   taken before it. No other tensor or variable stays behind
 * @throws if y has not the shape that belongs to x and the kernel, if the kernel is larger than x, or if steps is not an
 *   integer ≥ 0
 *
 * @example
 * // x: 6 rows [1, 1, 0, 0, 0, 0, 1, 1];  y: 6 rows [0, 1, 0, 0, 0, -1, 0], which is corr2d(x, [[1, -1]])
 * const { kernel, losses } = learnEdgeKernel(x, y, [1, 2], { steps: 10, lr: 0.03, seed: 1 });
 * // kernel: within 0.1 of [[1, -1]];  losses: ten numbers, from about 12 to below 0.1
 *
 * @see d2l §7.2.4 (§6.2.4 in older editions)
 * @exercise 8.08
 */
export function learnEdgeKernel(
  x: tf.Tensor2D,
  y: tf.Tensor2D,
  kernel: [number, number],
  { steps, lr, seed }: KernelSearch,
): { kernel: tf.Tensor2D; losses: number[] } {
  checkArguments(x, y, kernel, steps);
  const random = seededRandom(seed);
  const start = Float32Array.from({ length: kernel[0] * kernel[1] }, () => 0.1 * normal(random));
  const losses: number[] = [];
  const found = tf.tidy(() => {
    const lossOf = (k: tf.Tensor) => corr2d(x, k as tf.Tensor2D).sub(y).square().sum(); // prettier-ignore
    const withGradient = tf.valueAndGrad(lossOf);
    let k = tf.tensor2d(start, kernel);
    for (let step = 0; step < steps; step++) {
      const { value, grad } = withGradient(k);
      losses.push(value.dataSync()[0]!);
      k = k.sub(grad.mul(lr));
    }
    return k;
  });
  return { kernel: found, losses };
}

/** @solution */
function checkArguments(x: tf.Tensor2D, y: tf.Tensor2D, [kh, kw]: [number, number], steps: number): void {
  const out = [x.shape[0] - kh + 1, x.shape[1] - kw + 1];
  if (Math.min(...out) < 1) throw new Error(`A kernel [${kh}, ${kw}] is larger than the image [${x.shape}].`);
  if (!tf.util.arraysEqual(y.shape, out)) throw new Error(`y must have the shape [${out}] but has [${y.shape}].`);
  if (!Number.isInteger(steps) || steps < 0) throw new Error(`steps must be an integer ≥ 0 but is ${steps}.`);
}
