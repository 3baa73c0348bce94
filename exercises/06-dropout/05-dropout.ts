// Exercise 6.05, 14 points.
// Do without: dropout, dataSync, arraySync, bufferSync.
// You may import: ./02-dropout-layer, ./01-dropout-mask.
import { NotImplemented, tf } from '@gradus/runtime';

/** What all layers have in common: a mode, two methods that set it, and a forward pass that may depend on it. */
export interface Layer {
  /** True in training, which is how a new layer starts; false when the network is used (evaluation). */
  training: boolean;
  /** Training mode, for this layer and all layers in it. */
  train(): void;
  /** Evaluation mode, for this layer and all layers in it. Gradients are computed as before. */
  eval(): void;
  /** A new tensor, owned by the caller. */
  forward(x: tf.Tensor): tf.Tensor;
}

/**
 * Inverted dropout as a layer that knows its mode.
 *
 * In training, every forward pass draws a new mask. The masks come from the seed: two layers with equal p and seed,
 * called in the same way, give equal results pass by pass, whatever other layers do in between. Switching to evaluation
 * and back does not start the masks all over again.
 *
 * @example
 * const layer = new Dropout(0.5, 7);
 * layer.forward(tf.ones([4])); // for instance [2, 0, 0, 2]
 * layer.forward(tf.ones([4])); // for instance [0, 2, 0, 0]
 * layer.eval();
 * layer.forward(tf.ones([4])); // [1, 1, 1, 1]
 *
 * @see d2l §5.6.3 (§4.6 in older editions); `torch.nn.Dropout`
 */
export class Dropout implements Layer {
  /** True at first. */
  training: boolean;

  /**
   * @param p the probability to be DROPPED, 0 ≤ p ≤ 1
   * @param seed any integer
   * @throws if p is below 0, above 1 or NaN
   */
  constructor(p: number, seed: number) {
    throw new NotImplemented('6.05');
  }

  /**
   * From now on, forward drops.
   */
  train(): void {
    throw new NotImplemented('6.05');
  }

  /**
   * From now on, forward gives back the same numbers. Gradients flow through it all the same.
   */
  eval(): void {
    throw new NotImplemented('6.05');
  }

  /**
   * @param x float32, any shape
   * @returns a new tensor: x with some elements dropped and the others divided by 1 − p, or in evaluation a copy
   */
  forward(x: tf.Tensor): tf.Tensor {
    throw new NotImplemented('6.05');
  }
}

/**
 * Layers one after the other: each gets what the one before it gave.
 *
 * It is a layer itself, so it can stand inside of another `Sequential`. `train()` and `eval()` reach every layer in it,
 * however deep.
 *
 * @example
 * const net = new Sequential([new Dropout(0.2, 1), new Sequential([new Dropout(0.5, 2)])]);
 * net.eval(); // both are in evaluation mode now
 *
 * @see d2l §6.1; `torch.nn.Sequential`
 */
export class Sequential implements Layer {
  /** True at first. */
  training: boolean;

  /**
   * Takes the layers as they are, in this order; their modes do not change.
   */
  constructor(layers: readonly Layer[]) {
    throw new NotImplemented('6.05');
  }

  /**
   * Training mode, for this and every layer in it.
   */
  train(): void {
    throw new NotImplemented('6.05');
  }

  /**
   * Evaluation mode, for this and every layer in it.
   */
  eval(): void {
    throw new NotImplemented('6.05');
  }

  /**
   * @param x what the first layer takes
   * @returns a new tensor, what the last layer gives; without any layer, a copy of x. What the layers in between give is
   *   disposed
   */
  forward(x: tf.Tensor): tf.Tensor {
    throw new NotImplemented('6.05');
  }
}
