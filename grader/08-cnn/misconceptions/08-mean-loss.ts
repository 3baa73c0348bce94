/**
 * @misconception The loss is the sum of squares; with their mean this learning rate is far too small.
 * @caughtBy edges
 */
import { normal, seededRandom, tf } from '@gradus/runtime';
import { corr2d } from '#08-cnn/02-corr2d';

export interface KernelSearch {
  steps: number;
  lr: number;
  seed: number;
}

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
    const lossOf = (k: tf.Tensor) => corr2d(x, k as tf.Tensor2D).sub(y).square().mean(); // prettier-ignore
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

function checkArguments(x: tf.Tensor2D, y: tf.Tensor2D, [kh, kw]: [number, number], steps: number): void {
  const out = [x.shape[0] - kh + 1, x.shape[1] - kw + 1];
  if (Math.min(...out) < 1) throw new Error(`A kernel [${kh}, ${kw}] is larger than the image [${x.shape}].`);
  if (!tf.util.arraysEqual(y.shape, out)) throw new Error(`y must have the shape [${out}] but has [${y.shape}].`);
  if (!Number.isInteger(steps) || steps < 0) throw new Error(`steps must be an integer ≥ 0 but is ${steps}.`);
}
