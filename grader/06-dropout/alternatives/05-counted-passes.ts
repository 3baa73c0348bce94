/**
 * @alternative Counts the passes, and makes a seed of each number; Sequential disposes each result when the next is
 * there.
 */
import { seededRandom, tf } from '@gradus/runtime';
import { dropoutLayer } from '#06-dropout/02-dropout-layer';

export interface Layer {
  training: boolean;
  train(): void;
  eval(): void;
  forward(x: tf.Tensor): tf.Tensor;
}

export class Dropout implements Layer {
  training = true;
  private passes = 0;

  constructor(
    private readonly p: number,
    private readonly seed: number,
  ) {
    if (Number.isNaN(p) || p < 0 || p > 1) throw new RangeError('p');
  }

  train(): void {
    this.training = true;
  }

  eval(): void {
    this.training = false;
  }

  forward(x: tf.Tensor): tf.Tensor {
    if (!this.training) return tf.clone(x);
    const random = seededRandom(this.seed + 7919 * this.passes++);
    return dropoutLayer(x, this.p, true, Math.floor(random() * 2 ** 31));
  }
}

export class Sequential implements Layer {
  training = true;

  constructor(private readonly layers: readonly Layer[]) {}

  train(): void {
    this.set(true);
  }

  eval(): void {
    this.set(false);
  }

  forward(x: tf.Tensor): tf.Tensor {
    return tf.tidy(() => {
      let h = x.clone();
      for (const layer of this.layers) h = layer.forward(h);
      return h;
    });
  }

  private set(training: boolean): void {
    this.training = training;
    for (const layer of this.layers) {
      if (training) layer.train();
      else layer.eval();
    }
  }
}
