import { seededRandom, tf } from '@gradus/runtime';
import type { Vocab } from './01-vocab';
import { rnnForward, type RnnParams } from './04-rnn-forward';

/**
 * Lets a network write: it reads a beginning, says what comes next, reads that, and so on.
 *
 *     state 0, read the whole prefix; then n times: choose an id from the last logits z, read it
 *     without temperature: the id with the largest z (the first on a tie)
 *     with temperature τ:  id k with the probability softmax(z / τ)[k]
 *
 * A small τ is nearly greedy, τ = 1 takes the network's own probabilities, a large τ chooses almost blindly.
 *
 * @param prefix how the text begins: one character or more (characters that `vocab` does not know are read as id 0)
 * @param n how many tokens to write, 0 or more
 * @param p the parameters; as many inputs and outputs as `vocab` has ids
 * @param vocab 9.01: which id is which character
 * @param opts.temperature τ > 0; without it the choice is greedy
 * @param opts.seed any integer, also 0: the same seed gives the same text; without one every call draws another
 * @returns the prefix itself, followed by the n tokens
 * @throws if the prefix is empty, if n is not an integer of at least 0, or if the temperature is not positive
 *
 * @example
 * generate('the ', 20, params, vocab); // 'the old man carries a bl'
 * generate('the ', 20, params, vocab, { temperature: 1, seed: 3 }); // another text
 *
 * @see d2l §9.5.4 (§8.5.4 in older editions); the temperature: Hinton et al., "Distilling the Knowledge in a Neural
 *   Network", 2015
 * @exercise 9.09
 */
export function generate(
  prefix: string,
  n: number,
  p: RnnParams,
  vocab: Vocab,
  opts: { temperature?: number; seed?: number } = {},
): string {
  const { temperature, seed = Math.floor(Math.random() * 2 ** 32) } = opts;
  if (prefix === '') throw new Error('The prefix is empty: the network has nothing to begin with.');
  if (!Number.isInteger(n) || n < 0) throw new Error(`n must be 0, 1, 2, … but is ${n}.`);
  if (temperature !== undefined && !(temperature > 0)) {
    throw new Error(`The temperature must be positive but is ${temperature}.`);
  }
  const random = seededRandom(seed);
  const choose = (z: Float32Array) =>
    temperature === undefined ? z.indexOf(Math.max(...z)) : sample(z, temperature, random());
  return tf.tidy(() => {
    let h = tf.zeros<tf.Rank.R2>([1, p.Whh.shape[0]]);
    let text = prefix;
    let unread = vocab.encode(prefix);
    for (let i = 0; i < n; i++) {
      const next = read(unread, h, p);
      h.dispose();
      h = next.h;
      const id = choose(next.z);
      text += vocab.token(id);
      unread = Int32Array.of(id);
    }
    return text;
  });
}

/**
 * The logits after the last of these ids, and the state.
 *
 * @solution
 */
function read(ids: Int32Array, h0: tf.Tensor2D, p: RnnParams): { z: Float32Array; h: tf.Tensor2D } {
  const T = ids.length;
  const { logits, h } = rnnForward(tf.tensor2d(ids, [T, 1], 'int32'), h0, p);
  return { z: logits.dataSync<'float32'>().slice(-logits.shape[1]), h };
}

/**
 * The id at which the running sum of probabilities passes u, uniform in [0, 1).
 *
 * @solution
 */
function sample(z: Float32Array, temperature: number, u: number): number {
  const largest = Math.max(...z);
  const weights = Array.from(z, (value) => Math.exp((value - largest) / temperature));
  const total = weights.reduce((a, b) => a + b);
  let sum = 0;
  const id = weights.findIndex((weight) => (sum += weight) > u * total);
  return id >= 0 ? id : weights.indexOf(Math.max(...weights)); // only rounding leads here
}
