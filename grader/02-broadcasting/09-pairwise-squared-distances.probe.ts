import { tf } from '@gradus/runtime';

type PairwiseSquaredDistances = (a: tf.Tensor2D, b: tf.Tensor2D) => tf.Tensor2D;

/** How many kernels TensorFlow.js runs for one call. */
export async function kernelCount(
  distances: PairwiseSquaredDistances,
  a: tf.Tensor2D,
  b: tf.Tensor2D,
): Promise<number> {
  const { kernels } = await tf.profile(() => void distances(a, b).dispose());
  return kernels.length;
}
