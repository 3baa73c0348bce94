/**
 * @alternative Makes normal numbers of uniform ones itself, layer by layer in a loop.
 */
import { seededRandom, tf } from '@gradus/runtime';

export interface Layer {
  W: tf.Variable<tf.Rank.R2>;
  b: tf.Variable<tf.Rank.R1>;
}

export function initMlp(
  sizes: readonly number[],
  opts: { scheme: 'kaiming' | 'xavier' | 'zeros'; seed: number },
): Layer[] {
  if (sizes.length < 2 || sizes.some((size) => !(size >= 1) || size % 1 !== 0)) throw new RangeError('sizes');
  const variances = {
    kaiming: (fanIn: number) => 2 / fanIn,
    xavier: (fanIn: number, fanOut: number) => 2 / (fanIn + fanOut),
    zeros: () => 0,
  };
  const variance = variances[opts.scheme];
  if (!variance) throw new RangeError('scheme');
  const random = seededRandom(opts.seed);
  const gaussian = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const layers: Layer[] = [];
  for (let i = 0; i + 1 < sizes.length; i++) {
    const [rows, columns] = [sizes[i]!, sizes[i + 1]!];
    const scale = Math.sqrt(variance(rows, columns));
    const start = [
      tf.tensor2d(
        Float32Array.from({ length: rows * columns }, () => scale * gaussian()),
        [rows, columns],
      ),
      tf.zeros([columns]),
    ] as const;
    layers.push({ W: tf.variable(start[0]), b: tf.variable(start[1] as tf.Tensor1D) });
    tf.dispose([...start]);
  }
  return layers;
}
