/**
 * @misconception Each step uses the velocity, with opts.momentum.
 * @caughtBy steps
 */
import { randomInt, seededRandom, tf } from '@gradus/runtime';
import { crossEntropyFromLogits } from '#04-softmax/06-cross-entropy';
import { accuracyCount } from '#04-softmax/09-accuracy-count';
import { Accumulator } from '#04-softmax/10-evaluate-accuracy';
import { dataIter } from '#05-mnist/03-data-iter';
import { sgdMomentumStep } from '#05-mnist/07-sgd-momentum-step';
import { LeNet } from '#08-cnn/10-le-net';

export interface TrainingOptions {
  epochs: number;
  batchSize: number;
  lr: number;
  momentum: number;
  seed: number;
  onEpoch?: (epoch: number, report: { loss: number; accuracy: number }) => void;
}

export function trainLeNet(train: { x: tf.Tensor4D; y: tf.Tensor1D }, opts: TrainingOptions): LeNet {
  checkArguments(train, opts);
  const { epochs, batchSize, lr, momentum, seed, onEpoch } = opts;
  const net = new LeNet({ activation: 'relu', pool: 'max', seed });
  const params = net.parameters();
  const velocity: tf.Variable[] = [];
  const random = seededRandom(seed); // gives each epoch a seed of its own
  try {
    for (let epoch = 1; epoch <= epochs; epoch++) {
      const metric = new Accumulator(3); // loss, right, pictures
      for (const [x, y] of dataIter([train.x, train.y] as const, batchSize, { seed: randomInt(random, 0, 2 ** 31) })) {
        tf.tidy(() => {
          let right = 0;
          const { value, grads } = tf.variableGrads(() => {
            const logits = net.forward(x);
            right = accuracyCount(logits, y);
            return crossEntropyFromLogits(logits, y) as tf.Scalar;
          }, params);
          const inOrder = params.map((w) => grads[w.name]!);
          sgdMomentumStep(params, inOrder, velocity, { lr, momentum: 0 * momentum });
          metric.add(value.dataSync()[0]! * y.size, right, y.size);
        });
        tf.dispose([x, y]);
      }
      onEpoch?.(epoch, { loss: metric.get(0) / metric.get(2), accuracy: metric.get(1) / metric.get(2) });
    }
  } finally {
    tf.dispose(velocity); // also when onEpoch throws
  }
  return net;
}

function checkArguments({ x, y }: { x: tf.Tensor4D; y: tf.Tensor1D }, { batchSize }: TrainingOptions): void {
  const [n] = x.shape;
  if (!tf.util.arraysEqual(x.shape, [n, 28, 28, 1])) throw new Error(`Expected [n, 28, 28, 1], not [${x.shape}].`);
  if (n === 0) throw new Error('There is nothing to train with.');
  if (n !== y.size) throw new Error(`There are ${n} pictures but ${y.size} labels.`);
  if (y.dtype !== 'int32') throw new Error(`The labels must be int32 but are ${y.dtype}.`);
  if (y.dataSync().some((label) => label < 0 || label > 9)) throw new Error('A label is not one of 0 … 9.');
  if (!Number.isInteger(batchSize) || batchSize < 1) {
    throw new Error(`batchSize must be a positive integer but is ${batchSize}.`);
  }
}
