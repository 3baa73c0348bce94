import { normal, seededRandom, tf } from '@gradus/runtime';

/** What may differ from one LeNet to the other. */
export interface LeNetOptions {
  /** What follows each convolution and the first two dense layers. */
  activation: 'sigmoid' | 'relu';
  /** How each 2 × 2 window becomes one number. */
  pool: 'avg' | 'max';
  /** Any integer, also 0, for the first weights. The same seed gives the same weights. */
  seed: number;
}

/**
 * LeNet-5, the network that read the digits on bank cheques, for pictures of 28 × 28 pixels and ten classes.
 *
 *     convolution 5 × 5, 6 filters, padding 'same'   [n, 28, 28, 6]    activation
 *     pooling 2 × 2                                  [n, 14, 14, 6]
 *     convolution 5 × 5, 16 filters, 'valid'         [n, 10, 10, 16]   activation
 *     pooling 2 × 2                                  [n, 5, 5, 16]
 *     flatten                                        [n, 400]          row by row, all channels of a pixel side by side
 *     dense 120                                      [n, 120]          activation
 *     dense 84                                       [n, 84]           activation
 *     dense 10                                       [n, 10]           logits, as they are
 *
 * Every convolution and every dense layer has a bias. `tf.conv2d` and the pooling of TensorFlow.js are allowed from here
 * on, and some twenty times as fast as 8.04 and 8.07 in training.
 *
 * @example
 * const net = new LeNet({ activation: 'relu', pool: 'max', seed: 1 });
 * const logits = net.forward(pictures); // [50, 28, 28, 1] -> [50, 10]
 * net.dispose();
 *
 * @see d2l §7.6 (§6.6 in older editions); LeCun, Bottou, Bengio and Haffner, "Gradient-Based Learning Applied to Document
 *   Recognition", 1998
 * @exercise 8.10
 */
export class LeNet {
  private readonly layers: Layer[];
  private readonly activation: (x: tf.Tensor) => tf.Tensor;
  private readonly pool: (x: tf.Tensor4D) => tf.Tensor4D;

  /**
   * Starts with biases 0 and weights from N(0, 2 / in) of a seeded source (`seededRandom` and `normal` of
   * '@gradus/runtime'), where in is the number of products behind one output: 25 · channels for a convolution.
   *
   * @throws if the activation or the pooling is another word, before any variable is made
   * @exercise 8.10
   */
  constructor({ activation, pool, seed }: LeNetOptions) {
    this.activation = activationOf(activation);
    this.pool = poolingOf(pool);
    const random = seededRandom(seed); // one stream for all layers
    this.layers = [[5, 5, 1, 6], [5, 5, 6, 16], [400, 120], [120, 84], [84, 10]].map((shape) => layerOf(shape, random)); // prettier-ignore
  }

  /**
   * The logits. A row of them depends on its own picture only.
   *
   * @param x pictures, float32 [n, 28, 28, 1]
   * @returns float32 [n, 10], owned by the caller; differentiable by x and all parameters. No other tensor stays behind
   * @throws if x has another shape
   * @exercise 8.10
   */
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

  /**
   * What training changes: the ten variables, layer by layer, the weights of a layer before its bias.
   *
   * @returns trainable variables of the shapes [5, 5, 1, 6], [6], [5, 5, 6, 16], [16], [400, 120], [120], [120, 84], [84],
   *   [84, 10], [10]; the same objects in every call
   * @exercise 8.10
   */
  parameters(): tf.Variable[] {
    return this.layers.flatMap(({ W, b }) => [W, b]);
  }

  /**
   * Releases all parameters.
   *
   * @exercise 8.10
   */
  dispose(): void {
    tf.dispose(this.parameters());
  }
}

/** @solution */
interface Layer {
  W: tf.Variable;
  b: tf.Variable;
}

/** @solution */
function layerOf(shape: number[], random: () => number): Layer {
  const fanIn = shape.slice(0, -1).reduce((product, length) => product * length, 1);
  const draws = Float32Array.from({ length: fanIn * shape.at(-1)! }, () => Math.sqrt(2 / fanIn) * normal(random));
  return tf.tidy(() => ({ W: tf.variable(tf.tensor(draws, shape)), b: tf.variable(tf.zeros([shape.at(-1)!])) }));
}

/** @solution */
function activationOf(name: 'sigmoid' | 'relu'): (x: tf.Tensor) => tf.Tensor {
  if (name !== 'sigmoid' && name !== 'relu') throw new Error(`activation must be 'sigmoid' or 'relu' but is ${name as string}.`); // prettier-ignore
  return name === 'relu' ? tf.relu : tf.sigmoid;
}

/** @solution */
function poolingOf(name: 'avg' | 'max'): (x: tf.Tensor4D) => tf.Tensor4D {
  if (name !== 'avg' && name !== 'max') throw new Error(`pool must be 'avg' or 'max' but is ${name as string}.`);
  return (x) => (name === 'avg' ? tf.avgPool(x, 2, 2, 'valid') : tf.maxPool(x, 2, 2, 'valid'));
}
