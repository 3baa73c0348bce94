import * as tf from '@tensorflow/tfjs';
import { overrideGradient } from './gradient';

/** Repeats dy along the summed axes. The stock ones multiply by a tensor of ones that is made in JavaScript. */
export function speedUpReductionGradients(): void {
  overrideGradient('Sum', (dy, [x], attrs) => ({ x: () => repeat(tf.cast(dy, 'float32'), x!, axesOf(x!, attrs)) }));
  overrideGradient('Mean', (dy, [x], attrs) => {
    const axes = axesOf(x!, attrs);
    const count = axes.reduce((product, axis) => product * x!.shape[axis]!, 1);
    return { x: () => repeat(tf.div(dy, count), x!, axes) };
  });
}

function axesOf(x: tf.Tensor, { axis }: tf.NamedAttrMap): number[] {
  return tf.util.parseAxisParam(axis as number | number[], x.shape);
}

function repeat(dy: tf.Tensor, { shape }: tf.Tensor, axes: number[]): tf.Tensor {
  const kept = tf.reshape(
    dy,
    shape.map((size, axis) => (axes.includes(axis) ? 1 : size)),
  );
  if (axes.length === 0) return kept;
  return tf.tile(
    kept,
    shape.map((size, axis) => (axes.includes(axis) ? size : 1)),
  );
}
