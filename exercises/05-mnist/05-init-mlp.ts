// Exercise 5.05, 9 points.
import { NotImplemented, tf } from '@gradus/runtime';

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
 */
export function initMlp(
  sizes: readonly number[],
  opts: { scheme: 'kaiming' | 'xavier' | 'zeros'; seed: number },
): Layer[] {
  throw new NotImplemented('5.05');
}
