/**
 * @misconception dispose() releases the biases as well.
 * @caughtBy memory
 */
import { normal, seededRandom, tf } from '@gradus/runtime';

export interface LeNetOptions {
  activation: 'sigmoid' | 'relu';
  pool: 'avg' | 'max';
  seed: number;
}

export class LeNet {
  private readonly layers: Layer[];
  private readonly activation: (x: tf.Tensor) => tf.Tensor;
  private readonly pool: (x: tf.Tensor4D) => tf.Tensor4D;

  constructor({ activation, pool, seed }: LeNetOptions) {
    this.activation = activationOf(activation);
    this.pool = poolingOf(pool);
    const random = seededRandom(seed); // one stream for all layers
    this.layers = [[5, 5, 1, 6], [5, 5, 6, 16], [400, 120], [120, 84], [84, 10]].map((shape) => layerOf(shape, random)); // prettier-ignore
  }

  forward(x: tf.Tensor4D): tf.Tensor2D {
    const [n] = x.shape;
    if (!tf.util.arraysEqual(x.shape, [n, 28, 28, 1])) throw new Error(`Expected [n, 28, 28, 1], not [${x.shape}].`);
    const { activation, pool } = this;
    const [conv1, conv2, ...dense] = this.layers as [Layer, Layer, ...Layer[]];
    return tf.tidy(() => {
      const convolve = (h: tf.Tensor4D, { W, b }: Layer, padding: 'same' | 'valid') =>
        pool(activation(h.conv2d(W as tf.Tensor4D, 1, padding).add(b)) as tf.Tensor4D);
      const features = convolve(convolve(x, conv1, 'same'), conv2, 'valid'); // [n, 5, 5, 16]
      return dense.reduce(
        (h, { W, b }, i) => {
          const z = h.matMul<tf.Tensor2D>(W as tf.Tensor2D).add<tf.Tensor2D>(b);
          return i < dense.length - 1 ? (activation(z) as tf.Tensor2D) : z;
        },
        features.reshape<tf.Tensor2D>([n, 400]),
      );
    });
  }

  parameters(): tf.Variable[] {
    return this.layers.flatMap(({ W, b }) => [W, b]);
  }

  dispose(): void {
    tf.dispose(this.layers.map(({ W }) => W));
  }
}

interface Layer {
  W: tf.Variable;
  b: tf.Variable;
}

function layerOf(shape: number[], random: () => number): Layer {
  const fanIn = shape.slice(0, -1).reduce((product, length) => product * length, 1);
  const draws = Float32Array.from({ length: fanIn * shape.at(-1)! }, () => Math.sqrt(2 / fanIn) * normal(random));
  return tf.tidy(() => ({ W: tf.variable(tf.tensor(draws, shape)), b: tf.variable(tf.zeros([shape.at(-1)!])) }));
}

function activationOf(name: 'sigmoid' | 'relu'): (x: tf.Tensor) => tf.Tensor {
  if (name !== 'sigmoid' && name !== 'relu') throw new Error(`activation must be 'sigmoid' or 'relu' but is ${name as string}.`); // prettier-ignore
  return name === 'relu' ? tf.relu : tf.sigmoid;
}

function poolingOf(name: 'avg' | 'max'): (x: tf.Tensor4D) => tf.Tensor4D {
  if (name !== 'avg' && name !== 'max') throw new Error(`pool must be 'avg' or 'max' but is ${name as string}.`);
  return (x) => (name === 'avg' ? tf.avgPool(x, 2, 2, 'valid') : tf.maxPool(x, 2, 2, 'valid'));
}
