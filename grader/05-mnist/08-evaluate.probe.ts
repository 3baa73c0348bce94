import { tf } from '@gradus/runtime';
import type * as Exercise from '#05-mnist/08-evaluate';

type Evaluate = typeof Exercise.evaluate;
type Batch = readonly [tf.Tensor, tf.Tensor1D];

/** The model x W over batches that can be gone through only once. */
export function evaluateLinear(evaluate: Evaluate, W: tf.Tensor2D, batches: Batch[]) {
  return evaluate((x) => x.matMul(W) as tf.Tensor2D, once(batches));
}

/** What evaluations leave behind: of batches that exist before, and of batches that are made on the way. */
export function traces(evaluate: Evaluate, W: tf.Tensor2D, batches: Batch[]) {
  const before = tf.memory().numTensors;
  const atCall: number[] = [];
  evaluate((x) => {
    atCall.push(tf.memory().numTensors - before);
    return x.matMul(W).mul<tf.Tensor2D>(2);
  }, once(batches));
  evaluate((x) => x as tf.Tensor2D, batches);
  const leaked = tf.memory().numTensors - before;
  const lost = batches.flat().filter((tensor) => tensor.isDisposed).length;
  evaluate((x) => x.matMul(W) as tf.Tensor2D, copies(batches));
  const leakedOfGenerator = tf.memory().numTensors - before - leaked;
  return { leaked, lost, leakedOfGenerator, grown: atCall.length > 0 ? Math.max(...atCall) - Math.min(...atCall) : 0 };
}

function* once(batches: Batch[]): Generator<Batch> {
  yield* batches;
}

/** New tensors, as `dataIter` makes them. */
function* copies(batches: Batch[]): Generator<Batch> {
  for (const [x, y] of batches) yield [x.clone(), y.clone()];
}
