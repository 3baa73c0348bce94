// Exercise 8.10, 8 points.
// Do without: tf.layers, tf.sequential, tf.model.
// You may import: #05-mnist/04-flatten, ./04-conv2d, ./01-conv-output-size, ./03-pad2d, ./07-pool2d.
import { NotImplemented, tf } from '@gradus/runtime';

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
 */
export class LeNet {
  /**
   * Starts with biases 0 and weights from N(0, 2 / in) of a seeded source (`seededRandom` and `normal` of
   * '@gradus/runtime'), where in is the number of products behind one output: 25 · channels for a convolution.
   *
   * @throws if the activation or the pooling is another word, before any variable is made
   */
  constructor({ activation, pool, seed }: LeNetOptions) {
    throw new NotImplemented('8.10');
  }

  /**
   * The logits. A row of them depends on its own picture only.
   *
   * @param x pictures, float32 [n, 28, 28, 1]
   * @returns float32 [n, 10], owned by the caller; differentiable by x and all parameters. No other tensor stays behind
   * @throws if x has another shape
   */
  forward(x: tf.Tensor4D): tf.Tensor2D {
    throw new NotImplemented('8.10');
  }

  /**
   * What training changes: the ten variables, layer by layer, the weights of a layer before its bias.
   *
   * @returns trainable variables of the shapes [5, 5, 1, 6], [6], [5, 5, 6, 16], [16], [400, 120], [120], [120, 84], [84],
   *   [84, 10], [10]; the same objects in every call
   */
  parameters(): tf.Variable[] {
    throw new NotImplemented('8.10');
  }

  /**
   * Releases all parameters.
   */
  dispose(): void {
    throw new NotImplemented('8.10');
  }
}
