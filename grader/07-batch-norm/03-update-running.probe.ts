import { tf } from '@gradus/runtime';
import type { updateRunning } from '#07-batch-norm/03-update-running';

type Update = typeof updateRunning;

/** Mean and variance, of the batch or of what came before. */
interface Statistics {
  mean: tf.Tensor1D;
  variance: tf.Tensor1D;
}

/** Runs the same batch in `times` times; reads the variables that were handed over at the start. */
export function updated(
  update: Update,
  start: Statistics,
  batch: Statistics,
  n: number,
  times: number,
  ...momentum: number[]
) {
  const { running, mean, variance } = variablesFrom(start);
  for (let i = 0; i < times; i++) update(running, batch, n, ...momentum);
  const replaced = running.mean !== mean || running.variance !== variance;
  return {
    mean: mean.clone(),
    variance: variance.clone(),
    replaced,
    batchDisposed: batch.mean.isDisposed || batch.variance.isDisposed,
  };
}

/** What the variables hold after an update that is expected to throw, and whether it threw. */
export function afterRefusal(update: Update, start: Statistics, batch: Statistics, n: number) {
  const { running, mean, variance } = variablesFrom(start);
  let threw = false;
  try {
    update(running, batch, n);
  } catch {
    threw = true;
  }
  return { threw, mean: mean.clone(), variance: variance.clone() };
}

/** An update in the middle of a computation that is differentiated: the gradient of Σ mean² + Σ variance³. */
export function insideTape(update: Update, start: Statistics, batch: Statistics, n: number) {
  const { running, mean, variance } = variablesFrom(start);
  const loss = (m: tf.Tensor, v: tf.Tensor) => {
    update(running, { mean: m as tf.Tensor1D, variance: v as tf.Tensor1D }, n);
    return m.square().sum().add(v.mul(v).mul(v).sum());
  };
  const [byMean, byVariance] = tf.grads(loss)([batch.mean, batch.variance]);
  return { byMean: byMean!, byVariance: byVariance!, mean: mean.clone(), variance: variance.clone() };
}

/** Tensors more than before, after 50 updates and after 20 in the middle of a gradient. */
export function tensorsLeft(update: Update, start: Statistics, batch: Statistics, n: number) {
  const { running } = variablesFrom(start);
  const before = tf.memory().numTensors;
  for (let i = 0; i < 50; i++) update(running, batch, n);
  const plain = tf.memory().numTensors - before;
  const gradient = tf.grad((m: tf.Tensor) => {
    for (let i = 0; i < 20; i++) update(running, { mean: m as tf.Tensor1D, variance: batch.variance }, n);
    return m.square().sum();
  });
  gradient(batch.mean).dispose();
  return { plain, inGradient: tf.memory().numTensors - before - plain };
}

function variablesFrom(start: Statistics) {
  const [mean, variance] = [tf.variable(start.mean, false), tf.variable(start.variance, false)];
  return { running: { mean, variance } as { mean: tf.Variable; variance: tf.Variable }, mean, variance };
}
