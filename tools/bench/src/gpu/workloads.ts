import type { tf as Tf } from '@gradus/runtime';
import { numbers } from './numbers';
import type { Size, WorkloadName } from './sizes';

type TensorFlow = typeof Tf;

/** A training that is ready to go: each step is forward, backward and an update by SGD, and gives the loss before it. */
export interface Training {
  /** Steps that one run has. */
  readonly steps: number;
  step(i: number): Tf.Scalar;
}

const RATE = 0.05;
const CLASSES = 10;

export function prepare(tf: TensorFlow, workload: WorkloadName, size: Size): Training {
  return { mlp, lenet, resnet }[workload](tf, size);
}

/** Weights that are numbered in the order in which they are made, as in torch-bench.py. */
class Weights {
  private seed = 100;

  constructor(private readonly tf: TensorFlow) {}

  /** He's uniform initialization. */
  make(shape: number[]): Tf.Variable {
    const fanIn = shape.slice(0, -1).reduce((product, n) => product * n, 1);
    return this.filled(shape, Math.sqrt(6 / fanIn));
  }

  zeros(n: number): Tf.Variable {
    return this.tf.variable(this.tf.zeros([n]));
  }

  ones(n: number): Tf.Variable {
    return this.tf.variable(this.tf.ones([n]));
  }

  private filled(shape: number[], scale: number): Tf.Variable {
    const count = shape.reduce((product, n) => product * n, 1);
    return this.tf.variable(this.tf.tensor(numbers(count, this.seed++, scale), shape));
  }
}

function mlp(tf: TensorFlow, { mlpSamples, batch }: Size): Training {
  const weights = new Weights(tf);
  const [w1, b1, w2, b2] = [weights.make([784, 256]), weights.zeros(256), weights.make([256, CLASSES]), weights.zeros(CLASSES)]; // prettier-ignore
  return training(tf, mlpSamples, batch, [784], (x) =>
    tf.add(tf.matMul(tf.relu(tf.add(tf.matMul(x as Tf.Tensor2D, w1 as Tf.Tensor2D), b1)), w2 as Tf.Tensor2D), b2),
  );
}

function lenet(tf: TensorFlow, { lenetSamples, batch }: Size): Training {
  const weights = new Weights(tf);
  const [c1, c2] = [weights.make([5, 5, 1, 6]), weights.make([5, 5, 6, 16])];
  const [f1, f2, f3] = [weights.make([400, 120]), weights.make([120, 84]), weights.make([84, CLASSES])] as const;
  const stage = (x: Tf.Tensor, w: Tf.Variable, pad: 'same' | 'valid') =>
    tf.avgPool(tf.sigmoid(tf.conv2d(x as Tf.Tensor4D, w as Tf.Tensor4D, 1, pad)), 2, 2, 'valid');
  return training(tf, lenetSamples, batch, [28, 28, 1], (x) => {
    const features = tf.reshape(stage(stage(x, c1, 'same'), c2, 'valid'), [-1, 400]);
    return tf.matMul(tf.sigmoid(tf.matMul(tf.sigmoid(tf.matMul(features, f1)), f2)), f3);
  });
}

/**
 * ResNet-18 for small pictures: a 3×3 convolution, four stages of two blocks, mean over all positions, one dense layer.
 *
 * Source: He et al. 2015, "Deep Residual Learning for Image Recognition", sections 3.3 and 4.2.
 */
function resnet(tf: TensorFlow, { resnetBatch, resnetWidth }: Size): Training {
  const weights = new Weights(tf);
  const normalized = (input: number, output: number, kernel: number, stride: number) => {
    const [w, gamma, beta] = [weights.make([kernel, kernel, input, output]), weights.ones(output), weights.zeros(output)]; // prettier-ignore
    return (x: Tf.Tensor) => {
      // Kernels of even pictures and a stride of 2 are padded by one on each side, as PyTorch does.
      const pad = (kernel - 1) / 2;
      const y = tf.conv2d(x as Tf.Tensor4D, w as Tf.Tensor4D, stride, pad);
      const { mean, variance } = tf.moments(y, [0, 1, 2]);
      return tf.batchNorm(y, mean as Tf.Tensor1D, variance as Tf.Tensor1D, beta as Tf.Tensor1D, gamma as Tf.Tensor1D, 1e-5); // prettier-ignore
    };
  };
  const block = (input: number, output: number, stride: number) => {
    const [first, second] = [normalized(input, output, 3, stride), normalized(output, output, 3, 1)];
    const shortcut = stride === 1 ? (x: Tf.Tensor) => x : normalized(input, output, 1, stride);
    return (x: Tf.Tensor) => tf.relu(tf.add(second(tf.relu(first(x))), shortcut(x)));
  };
  const stem = normalized(3, resnetWidth, 3, 1);
  const widths = [1, 2, 4, 8].map((factor) => factor * resnetWidth);
  const blocks = widths.flatMap((width, i) => [
    block(widths[Math.max(i - 1, 0)]!, width, i === 0 ? 1 : 2),
    block(width, width, 1),
  ]);
  const dense = weights.make([widths.at(-1)!, CLASSES]);
  return training(tf, resnetBatch, resnetBatch, [32, 32, 3], (x) => {
    const features = blocks.reduce((h, one) => one(h), tf.relu(stem(x)) as Tf.Tensor);
    return tf.matMul(tf.mean(features, [1, 2]) as Tf.Tensor2D, dense as Tf.Tensor2D);
  });
}

function training(
  tf: TensorFlow,
  samples: number,
  batch: number,
  shape: number[],
  model: (x: Tf.Tensor) => Tf.Tensor,
): Training {
  const count = shape.reduce((product, n) => product * n, samples);
  const images = tf.tensor(numbers(count, 1, 1), [samples, ...shape]);
  const labels = tf.oneHot(tf.tensor1d(Array.from({ length: samples }, (_, i) => (i * 7) % CLASSES), 'int32'), CLASSES); // prettier-ignore
  const optimizer = tf.train.sgd(RATE);
  const steps = samples / batch;
  const step = (i: number) =>
    tf.tidy(() => {
      const first = (i % steps) * batch;
      const [x, y] = [tf.slice(images, first, batch), tf.cast(tf.slice(labels, first, batch), 'float32')];
      return optimizer.minimize(() => tf.losses.softmaxCrossEntropy(y, model(x)), true)!;
    });
  return { steps, step };
}
