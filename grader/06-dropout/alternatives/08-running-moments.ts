/**
 * @alternative Keeps a running mean and a running sum of squares instead of all passes.
 */
import { tf } from '@gradus/runtime';

export function mcDropoutPredict(
  net: (x: tf.Tensor, training: boolean) => tf.Tensor2D,
  x: tf.Tensor,
  passes: number,
): { mean: tf.Tensor2D; std: tf.Tensor2D } {
  if (!(passes >= 1) || passes % 1 !== 0) throw new RangeError('passes');
  let [mean, squares] = tf.tidy(() => {
    const first = tf.softmax(net(x, true));
    return [first, tf.zerosLike(first)];
  }) as [tf.Tensor2D, tf.Tensor2D];
  for (let t = 2; t <= passes; t++) {
    const [nextMean, nextSquares] = tf.tidy(() => {
      const probs = tf.softmax(net(x, true));
      const distance = probs.sub(mean);
      const moved = mean.add(distance.div(t));
      return [moved, squares.add(distance.mul(probs.sub(moved)))];
    }) as [tf.Tensor2D, tf.Tensor2D];
    tf.dispose([mean, squares]);
    [mean, squares] = [nextMean, nextSquares];
  }
  const std = tf.tidy(() => squares.div(passes).maximum(0).sqrt()) as tf.Tensor2D;
  squares.dispose();
  return { mean, std };
}
