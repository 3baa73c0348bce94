/**
 * @misconception The bias is a part of the sum, once in every row, before the tanh.
 * @caughtBy bias
 */
import { tf } from '@gradus/runtime';

export function rnnCell(
  x: tf.Tensor2D,
  h: tf.Tensor2D,
  p: { Wxh: tf.Tensor2D; Whh: tf.Tensor2D; bh: tf.Tensor1D },
): tf.Tensor2D {
  checkShapes(x, h, p);
  const { Wxh, Whh } = p;
  return tf.tidy(() => x.matMul<tf.Tensor2D>(Wxh).add<tf.Tensor2D>(h.matMul(Whh)).tanh());
}

function checkShapes(
  x: tf.Tensor2D,
  h: tf.Tensor2D,
  { Wxh, Whh, bh }: { Wxh: tf.Tensor2D; Whh: tf.Tensor2D; bh: tf.Tensor1D },
): void {
  const [B, V] = x.shape;
  const H = h.shape[1];
  const wanted: [tf.Tensor, number[]][] = [
    [h, [B, H]],
    [Wxh, [V, H]],
    [Whh, [H, H]],
    [bh, [H]],
  ];
  for (const [{ shape }, expected] of wanted) {
    if (!tf.util.arraysEqual(shape, expected)) throw new Error(`[${expected}] was expected, not [${shape}].`);
  }
}
