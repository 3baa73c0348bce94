import { normal, type Random, randomInt, seededRandom, tf } from '@gradus/runtime';
import { seqBatches } from './02-seq-batches';
import type { RnnParams } from './04-rnn-forward';
import { perplexity } from './05-perplexity';
import { clipByGlobalNorm } from './06-clip-gradients';
import { truncatedLoss } from './08-carry-state';

/** How to train. */
export interface CharRnnOptions {
  /** H, the width of the state. */
  hidden: number;
  /** B: how many rows of the text are read at once. */
  batchSize: number;
  /** T: the length of a window, and how far gradients go back. */
  numSteps: number;
  /** How often to go through the text; 0 gives the initial parameters. */
  epochs: number;
  /** The learning rate. */
  lr: number;
  /** The largest norm of all gradients together. */
  clip: number;
  /** Any integer, also 0. The same seed gives the same network, again and again. */
  seed: number;
  /** Called after each epoch with its number, 1, 2, 3, …, and the perplexity that is also returned. */
  onEpoch?: (epoch: number, report: { perplexity: number }) => void;
}

/**
 * Trains a recurrent network to say which character comes next.
 *
 *     start:        Wxh ~ N(0, 1 / V), Whh ~ N(0, 1 / H), Whq ~ N(0, 1 / H) (variances), biases 0
 *     each epoch:   the state is 0; an offset is drawn from 0 … T − 1; then the windows of 9.02 in their order
 *     each window:  L = mean over its T·B characters (9.08),   g = gradients of L clipped to the norm `clip` (9.06),
 *                   p ← p − lr · g for each parameter p;  the state goes on to the next window, its history does not
 *     perplexity:   exp of the mean of −log p(character), over all characters of the epoch, each as its window met it,
 *                   before its step
 *
 * @param ids the text, at least (B + 1) · T ids
 * @param vocab V: the ids are 0 … V − 1
 * @returns the trained parameters as variables, owned by the caller, and one perplexity per epoch; no other tensor stays
 * @throws before any variable is made: if the text is too short, if an id is not one of 0 … V − 1, or if hidden,
 *   batchSize or numSteps is not a positive integer
 *
 * @example
 * const opts = { hidden: 64, batchSize: 32, numSteps: 16, epochs: 8, lr: 1, clip: 1, seed: 1 };
 * trainCharRnn(ids, 24, opts).perplexity; // about [8.4, 3.3, 2.1, …, 1.3]: 16000 characters of simple sentences
 *
 * @see d2l §9.5 (§8.5 in older editions)
 * @exercise 9.10
 */
export function trainCharRnn(
  ids: Int32Array,
  vocab: number,
  opts: CharRnnOptions,
): { params: RnnParams; perplexity: number[] } {
  checkArguments(ids, vocab, opts);
  const { hidden, batchSize, numSteps, epochs, lr, clip, seed, onEpoch } = opts;
  const random = seededRandom(seed);
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

/**
 * One window: changes the parameters, and returns the loss before the change and the state after the window.
 *
 * @solution
 */
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

/** @solution */
function initialParams(V: number, H: number, random: Random): RnnParams {
  const weights = (rows: number, columns: number) => {
    const draws = Float32Array.from({ length: rows * columns }, () => normal(random) / Math.sqrt(rows));
    return tf.tidy(() => tf.variable(tf.tensor2d(draws, [rows, columns])));
  };
  const bias = (length: number) => tf.tidy(() => tf.variable(tf.zeros<tf.Rank.R1>([length])));
  return { Wxh: weights(V, H), Whh: weights(H, H), bh: bias(H), Whq: weights(H, V), bq: bias(V) };
}

/** @solution */
function checkArguments(ids: Int32Array, vocab: number, { hidden, batchSize, numSteps }: CharRnnOptions): void {
  for (const [name, size] of Object.entries({ hidden, batchSize, numSteps })) {
    if (!Number.isInteger(size) || size < 1) throw new Error(`${name} must be a positive integer but is ${size}.`);
  }
  const needed = (batchSize + 1) * numSteps;
  if (ids.length < needed) throw new Error(`The text has ${ids.length} ids but must have ${needed} or more.`);
  const stranger = ids.find((id) => id < 0 || id >= vocab);
  if (stranger !== undefined) throw new Error(`${stranger} is not one of the ids 0 … ${vocab - 1}.`);
}
