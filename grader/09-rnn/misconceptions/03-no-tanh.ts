/**
 * @misconception Without tanh the state is not bounded and grows from step to step.
 * @caughtBy bounded
 */
import { tf } from '@gradus/runtime';

export function rnnCell(
  x: tf.Tensor2D,
  h: tf.Tensor2D,
  p: { Wxh: tf.Tensor2D; Whh: tf.Tensor2D; bh: tf.Tensor1D },
): tf.Tensor2D {
  checkShapes(x, h, p);
  const { Wxh, Whh, bh } = p;
  return tf.tidy(() => x.matMul(Wxh).add(h.matMul(Whh)).add<tf.Tensor2D>(bh)); // [B, H]
}

function checkShapes(
  x: tf.Tensor2D,
  h: tf.Tensor2D,
  { Wxh, Whh, bh }: { Wxh: tf.Tensor2D; Whh: tf.Tensor2D; bh: tf.Tensor1D },
): void {
  const [B, V] = x.shape;
  const H = h.shape[1];
  const wanted: [string, tf.Tensor, number[]][] = [
    ['h', h, [B, H]],
    ['Wxh', Wxh, [V, H]],
    ['Whh', Whh, [H, H]],
    ['bh', bh, [H]],
  ];
  for (const [name, { shape }, expected] of wanted) {
    if (!tf.util.arraysEqual(shape, expected)) {
      throw new Error(`x is [${x.shape}] and h [${h.shape}], so ${name} must be [${expected}] but is [${shape}].`);
    }
  }
}
