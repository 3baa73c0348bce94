import { tf } from '@gradus/runtime';
import type * as Exercise from '#09-rnn/08-carry-state';
import type { RnnParams } from '#09-rnn/04-rnn-forward';

type Carry = typeof Exercise.carryState;
type Loss = typeof Exercise.truncatedLoss;
interface Window {
  x: tf.Tensor2D;
  y: tf.Tensor2D;
}

/** What carryState makes of a state inside a tf.tidy, and whether it is a tensor of its own. */
export function carryInTidy(carryState: Carry, h: tf.Tensor2D) {
  const next = tf.tidy(() => carryState(h));
  return { alive: !next.isDisposed, own: next !== h, before: !h.isDisposed, next: next.isDisposed ? null : next };
}

/** The gradient of Σ v · carryState(h²) and of Σ v · (carryState(h²) + h). */
export function gradientsThrough(carryState: Carry, h: tf.Tensor2D, v: tf.Tensor2D) {
  const through = (extra: number) =>
    tf.grad((at: tf.Tensor) =>
      carryState(at.square() as tf.Tensor2D)
        .mul(v)
        .add(at.mul(v).mul(extra))
        .sum(),
    )(h);
  return { carried: through(0), besides: through(1) };
}

/** Goes through windows; the gradients are those of the last loss, with all windows inside one function to differentiate. */
export function walk(truncatedLoss: Loss, windows: Window[], h0: tf.Tensor2D, start: RnnParams) {
  const names = Object.keys(start) as (keyof RnnParams)[];
  const params = Object.fromEntries(names.map((name) => [name, tf.variable(start[name])])) as unknown as RnnParams;
  const losses: number[] = [];
  const states: tf.Tensor2D[] = [h0];
  const { grads } = tf.variableGrads(
    () => {
      let last!: tf.Scalar;
      for (const { x, y } of windows) {
        const { loss, h } = truncatedLoss(x, y, states.at(-1)!, params);
        last = loss;
        losses.push(loss.dataSync()[0]!);
        states.push(h);
      }
      return last;
    },
    Object.values(params) as tf.Variable[],
  );
  const gradients = names.map((name) => grads[(params[name] as tf.Variable).name]!);
  const disposed = states.filter((h) => h.isDisposed).length;
  const result = {
    losses,
    disposed,
    states: disposed > 0 ? [] : states.slice(1),
    gradients: Object.fromEntries(names.map((name, i) => [name, gradients[i]!])),
  };
  tf.dispose(Object.values(params) as tf.Variable[]);
  return result;
}

/** Tensors alive after each of 50 windows of a training loop, beyond those before it. */
export function alive(truncatedLoss: Loss, { x, y }: Window, h0: tf.Tensor2D, p: RnnParams) {
  const params = Object.fromEntries(Object.entries(p).map(([name, value]) => [name, tf.variable(value as tf.Tensor)]));
  const before = tf.memory().numTensors;
  let h = h0.clone();
  const counts: number[] = [];
  for (let window = 0; window < 50; window++) {
    let next!: tf.Tensor2D;
    const { value, grads } = tf.variableGrads(() => {
      const { loss, h: last } = truncatedLoss(x, y, h, params as unknown as RnnParams);
      next = last;
      return loss;
    }, Object.values(params));
    tf.dispose([value, grads]);
    h.dispose();
    h = next;
    counts.push(tf.memory().numTensors - before);
  }
  return counts;
}
