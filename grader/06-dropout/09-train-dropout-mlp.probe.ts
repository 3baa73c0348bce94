import { tf } from '@gradus/runtime';
import type * as Exercise from '#06-dropout/09-train-dropout-mlp';

type Trainer = typeof Exercise.trainDropoutMlp;
type Examples = Parameters<Trainer>[0];

/**
 * Tensors more than before: after trainings of 1 and of 4 epochs, after one more prediction, and after dispose();
 * and what became of the arguments.
 */
export function traces(trainer: Trainer, train: Examples, opts: Exercise.DropoutMlpOptions) {
  const [afterOne, afterFour] = [1, 4].map((epochs) => {
    const before = tf.memory().numTensors;
    const model = trainer(train, { ...opts, epochs });
    const trained = tf.memory().numTensors - before;
    const logits = model.predict(train.x);
    const predicted = tf.memory().numTensors - before - trained;
    logits.dispose();
    model.dispose();
    model.dispose(); // does nothing
    return { trained, predicted, disposed: tf.memory().numTensors - before };
  });
  return {
    grownWithEpochs: afterFour!.trained - afterOne!.trained,
    ...afterFour!,
    lost: [train.x, train.y].filter((tensor) => tensor.isDisposed).length,
  };
}

/** The logits of these inputs after a training, of a network that is gone when they arrive. */
export function logitsAfter(trainer: Trainer, train: Examples, opts: Exercise.DropoutMlpOptions, inputs: tf.Tensor2D) {
  const model = trainer(train, opts);
  const logits = model.predict(inputs);
  model.dispose();
  return logits;
}

/** The same, for several seeds. */
export function logitsBySeed(
  trainer: Trainer,
  train: Examples,
  opts: Omit<Exercise.DropoutMlpOptions, 'seed'>,
  seeds: number[],
  inputs: tf.Tensor2D,
) {
  return seeds.map((seed) => logitsAfter(trainer, train, { ...opts, seed }, inputs));
}
