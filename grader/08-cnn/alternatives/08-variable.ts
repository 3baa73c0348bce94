/**
 * @alternative A variable and tf.variableGrads.
 */
import { normal, seededRandom, tf } from '@gradus/runtime';
import { corr2d } from '#08-cnn/02-corr2d';

export function learnEdgeKernel(
  x: tf.Tensor2D,
  y: tf.Tensor2D,
  [kh, kw]: [number, number],
  { steps, lr, seed }: { steps: number; lr: number; seed: number },
): { kernel: tf.Tensor2D; losses: number[] } {
  const [oh, ow] = [x.shape[0] - kh + 1, x.shape[1] - kw + 1];
  if (oh < 1 || ow < 1 || y.shape[0] !== oh || y.shape[1] !== ow) throw new Error('shapes');
  if (!Number.isInteger(steps) || steps < 0) throw new Error('steps');
  const random = seededRandom(seed);
  const k = tf.tidy(() =>
    tf.variable(
      tf.tensor2d(
        Array.from({ length: kh * kw }, () => 0.1 * normal(random)),
        [kh, kw],
      ),
    ),
  );
  const losses: number[] = [];
  for (let s = 0; s < steps; s++) {
    tf.tidy(() => {
      const { value, grads } = tf.variableGrads(() => tf.sum(tf.squaredDifference(corr2d(x, k), y)) as tf.Scalar, [k]);
      losses.push(value.dataSync()[0]!);
      k.assign(k.sub(grads[k.name]!.mul(lr)));
    });
  }
  const kernel = tf.tensor2d(k.dataSync() as Float32Array, [kh, kw]);
  k.dispose();
  return { kernel, losses };
}
