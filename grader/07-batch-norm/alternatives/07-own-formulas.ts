/**
 * @alternative Writes the formulas of both modes out, and moves the running statistics itself.
 */
import { tf } from '@gradus/runtime';

export interface BatchNormOptions {
  eps?: number;
  momentum?: number;
}

export class BatchNorm {
  training = true;
  readonly #eps: number;
  readonly #momentum: number;
  readonly #variables: { gamma: tf.Variable; beta: tf.Variable; mean: tf.Variable; variance: tf.Variable };

  constructor(features: number, { eps = 1e-5, momentum = 0.1 }: BatchNormOptions = {}) {
    if (!(features >= 1) || features % 1 !== 0) throw new RangeError('features');
    this.#eps = eps;
    this.#momentum = momentum;
    this.#variables = tf.tidy(() => ({
      gamma: tf.variable(tf.ones([features])),
      beta: tf.variable(tf.zeros([features])),
      mean: tf.variable(tf.zeros([features]), false),
      variance: tf.variable(tf.ones([features]), false),
    }));
  }

  train(): void {
    this.training = true;
  }

  eval(): void {
    this.training = false;
  }

  parameters(): tf.Variable[] {
    return [this.#variables.gamma, this.#variables.beta];
  }

  buffers(): tf.Variable[] {
    return [this.#variables.mean, this.#variables.variance];
  }

  forward(x: tf.Tensor): tf.Tensor {
    const { gamma, beta, mean, variance } = this.#variables;
    const features = gamma.size;
    if (![2, 4].includes(x.rank) || x.shape[x.rank - 1] !== features) throw new RangeError('x');
    const n = x.size / features;
    if (this.training && n < 2) throw new RangeError('n');
    return tf.tidy(() => {
      const axes = x.shape.map((_, i) => i).slice(0, -1);
      const center = this.training ? x.mean(axes) : mean;
      const spread = this.training ? x.sub(center).square().mean(axes) : variance;
      if (this.training) {
        this.#move(mean, center);
        this.#move(variance, spread.mul(n / (n - 1)));
      }
      const xHat = x.sub(center).div(spread.add(this.#eps).sqrt());
      return xHat.mul(gamma).add(beta);
    });
  }

  #move(running: tf.Variable, recent: tf.Tensor): void {
    running.assign(running.add(recent.sub(running).mul(this.#momentum)));
  }
}
