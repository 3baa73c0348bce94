import { normal, seededRandom, tf } from '@gradus/runtime';

/** One linear layer x W + b. */
export interface Layer {
  /** Weights, float32 [in, out]: one column per output. */
  W: tf.Variable<tf.Rank.R2>;
  /** Bias, float32 [out]. */
  b: tf.Variable<tf.Rank.R1>;
}

/**
 * The variables of a multilayer perceptron, before training.
 *
 *     kaiming:   W ~ N(0, 2 / in)              for layers followed by a ReLU
 *     xavier:    W ~ N(0, 2 / (in + out))
 *     zeros:     W = 0
 *
 * (N(0, v) has the variance v.) Every b is 0. All draws come from `seed` (`seededRandom` and `normal` of
 * '@gradus/runtime'), and no two weights share a draw, not even in layers of the same shape.
 *
 * @param sizes number of features, width of each hidden layer, number of classes: [784, 256, 10] makes two layers
 * @param opts.scheme one of the three above
 * @param opts.seed any integer, also 0; the same seed gives the same weights
 * @returns one pair of trainable variables per layer, first layer first, owned by the caller
 * @throws if there are fewer than two sizes, one is not a positive integer, or the scheme is none of the three
 *
 * @example
 * const layers = initMlp([784, 256, 64, 10], { scheme: 'kaiming', seed: 1 });
 * layers.map(({ W }) => W.shape); // [[784, 256], [256, 64], [64, 10]]
 *
 * @see d2l §5.4 (§4.8 in older editions); He et al., "Delving Deep into Rectifiers", 2015; Glorot and Bengio,
 *   "Understanding the difficulty of training deep feedforward neural networks", 2010
 * @exercise 5.05
 */
export function initMlp(
  sizes: readonly number[],
  opts: { scheme: 'kaiming' | 'xavier' | 'zeros'; seed: number },
): Layer[] {
  if (sizes.length < 2) throw new Error(`A layer needs two sizes, but there are ${sizes.length}.`);
  for (const size of sizes) {
    if (!Number.isInteger(size) || size < 1) throw new Error(`Sizes must be positive integers, but one is ${size}.`);
  }
  const random = seededRandom(opts.seed); // one stream for all layers: no two of them are twins
  return sizes.slice(1).map((fanOut, i) => {
    const fanIn = sizes[i]!;
    const std = standardDeviation(opts.scheme, fanIn, fanOut);
    const draws = Float32Array.from({ length: fanIn * fanOut }, () => std * normal(random));
    return tf.tidy(() => ({
      W: tf.variable(tf.tensor2d(draws, [fanIn, fanOut])),
      b: tf.variable(tf.zeros<tf.Rank.R1>([fanOut])),
    }));
  });
}

/** @solution */
function standardDeviation(scheme: 'kaiming' | 'xavier' | 'zeros', fanIn: number, fanOut: number): number {
  switch (scheme) {
    case 'kaiming':
      return Math.sqrt(2 / fanIn);
    case 'xavier':
      return Math.sqrt(2 / (fanIn + fanOut));
    case 'zeros':
      return 0;
    default:
      throw new Error(`scheme must be 'kaiming', 'xavier' or 'zeros' but is ${scheme as string}.`);
  }
}
