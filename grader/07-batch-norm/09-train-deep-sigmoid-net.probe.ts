import { tf } from '@gradus/runtime';
import type * as Exercise from '#07-batch-norm/09-train-deep-sigmoid-net';

/** What a training, a prediction and dispose() leave behind, and what becomes of the arguments. */
export async function traces(
  trainer: typeof Exercise.trainDeepSigmoidNet,
  train: { x: tf.Tensor2D; y: tf.Tensor1D },
  opts: Exercise.DeepNetOptions,
) {
  const { kernelNames } = await tf.profile(() => {
    const net = trainer(train, opts);
    net.predict(train.x);
    net.dispose();
  });
  const before = tf.memory().numTensors;
  const net = trainer(train, opts);
  const trained = tf.memory().numTensors;
  for (let i = 0; i < 5; i++) net.predict(train.x).dispose();
  const predicted = tf.memory().numTensors;
  net.dispose();
  const lost = [train.x, train.y].filter((tensor) => tensor.isDisposed).length;
  return { byPredict: predicted - trained, left: tf.memory().numTensors - before, lost, kernels: kernelNames };
}
