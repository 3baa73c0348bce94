/**
 * @misconception The seed decides on weights and offsets; Math.random() gives another network each time.
 * @caughtBy seed
 */
import { normal, type Random, randomInt, tf } from '@gradus/runtime';
import { seqBatches } from '#09-rnn/02-seq-batches';
import type { RnnParams } from '#09-rnn/04-rnn-forward';
import { perplexity } from '#09-rnn/05-perplexity';
import { clipByGlobalNorm } from '#09-rnn/06-clip-gradients';
import { truncatedLoss } from '#09-rnn/08-carry-state';

export interface CharRnnOptions {
  hidden: number;
  batchSize: number;
  numSteps: number;
  epochs: number;
  lr: number;
  clip: number;
  seed: number;
  onEpoch?: (epoch: number, report: { perplexity: number }) => void;
}

export function trainCharRnn(
  ids: Int32Array,
  vocab: number,
  opts: CharRnnOptions,
): { params: RnnParams; perplexity: number[] } {
  checkArguments(ids, vocab, opts);
  const { hidden, batchSize, numSteps, epochs, lr, clip, seed, onEpoch } = opts;
  const random = Math.random;
  void seed;
  const params = initialParams(vocab, hidden, random);
  const history: number[] = [];
  for (let epoch = 1; epoch <= epochs; epoch++) {
    let h = tf.zeros<tf.Rank.R2>([batchSize, hidden]);
    let [nll, tokens] = [0, 0];
    for (const { x, y } of seqBatches(ids, batchSize, numSteps, randomInt(random, 0, numSteps))) {
      const { loss, h: next } = step(params, { x, y, h }, { lr, clip });
      nll += loss * y.size;
      tokens += y.size;
      tf.dispose([x, y, h]);
      h = next;
    }
    h.dispose();
    history.push(perplexity(nll, tokens));
    onEpoch?.(epoch, { perplexity: history.at(-1)! });
  }
  return { params, perplexity: history };
}

function step(
  params: RnnParams,
  { x, y, h }: { x: tf.Tensor2D; y: tf.Tensor2D; h: tf.Tensor2D },
  { lr, clip }: { lr: number; clip: number },
): { loss: number; h: tf.Tensor2D } {
  const variables = Object.values(params) as tf.Variable[];
  return tf.tidy(() => {
    let next!: tf.Tensor2D;
    const { value, grads } = tf.variableGrads(() => {
      const window = truncatedLoss(x, y, h, params);
      next = window.h; // survives, as it has been carried over
      return window.loss;
    }, variables);
    const { clipped } = clipByGlobalNorm(variables.map(({ name }) => grads[name]!), clip); // prettier-ignore
    variables.forEach((p, i) => p.assign(p.sub(clipped[i]!.mul(lr))));
    return { loss: value.dataSync()[0]!, h: next };
  });
}

function initialParams(V: number, H: number, random: Random): RnnParams {
  const weights = (rows: number, columns: number) => {
    const draws = Float32Array.from({ length: rows * columns }, () => normal(random) / Math.sqrt(rows));
    return tf.tidy(() => tf.variable(tf.tensor2d(draws, [rows, columns])));
  };
  const bias = (length: number) => tf.tidy(() => tf.variable(tf.zeros<tf.Rank.R1>([length])));
  return { Wxh: weights(V, H), Whh: weights(H, H), bh: bias(H), Whq: weights(H, V), bq: bias(V) };
}

function checkArguments(ids: Int32Array, vocab: number, { hidden, batchSize, numSteps }: CharRnnOptions): void {
  for (const [name, size] of Object.entries({ hidden, batchSize, numSteps })) {
    if (!Number.isInteger(size) || size < 1) throw new Error(`${name} must be a positive integer but is ${size}.`);
  }
  const needed = (batchSize + 1) * numSteps;
  if (ids.length < needed) throw new Error(`The text has ${ids.length} ids but must have ${needed} or more.`);
  const stranger = ids.find((id) => id < 0 || id >= vocab);
  if (stranger !== undefined) throw new Error(`${stranger} is not one of the ids 0 … ${vocab - 1}.`);
}
