/**
 * @misconception The seed 0 is a seed: with || it counts as none.
 * @caughtBy seed
 */
import { seededRandom, tf } from '@gradus/runtime';
import type { Vocab } from '#09-rnn/01-vocab';
import { rnnForward, type RnnParams } from '#09-rnn/04-rnn-forward';

export function generate(
  prefix: string,
  n: number,
  p: RnnParams,
  vocab: Vocab,
  opts: { temperature?: number; seed?: number } = {},
): string {
  const { temperature } = opts;
  const seed = opts.seed || Math.floor(Math.random() * 2 ** 32);
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

function read(ids: Int32Array, h0: tf.Tensor2D, p: RnnParams): { z: Float32Array; h: tf.Tensor2D } {
  const T = ids.length;
  const { logits, h } = rnnForward(tf.tensor2d(ids, [T, 1], 'int32'), h0, p);
  return { z: logits.dataSync<'float32'>().slice(-logits.shape[1]), h };
}

function sample(z: Float32Array, temperature: number, u: number): number {
  const largest = Math.max(...z);
  const weights = Array.from(z, (value) => Math.exp((value - largest) / temperature));
  const total = weights.reduce((a, b) => a + b);
  let sum = 0;
  const id = weights.findIndex((weight) => (sum += weight) > u * total);
  return id >= 0 ? id : weights.indexOf(Math.max(...weights)); // only rounding leads here
}
