/**
 * @alternative Reads the prefix letter by letter, and draws with Gumbel noise instead of running sums.
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
  if (!prefix || !Number.isInteger(n) || n < 0) throw new Error('prefix or n');
  const tau = opts.temperature;
  if (tau !== undefined && !(tau > 0)) throw new Error('temperature');
  const random = opts.seed === undefined ? Math.random : seededRandom(opts.seed);
  return tf.tidy(() => {
    let h: tf.Tensor2D = tf.zeros([1, p.bh.size]);
    let scores: number[] = [];
    const read = (id: number) => {
      const out = rnnForward(tf.tensor2d([[id]], [1, 1], 'int32'), h, p);
      h = out.h;
      scores = [...out.logits.dataSync()];
    };
    vocab.encode(prefix).forEach(read);
    const written: string[] = [];
    while (written.length < n) {
      const noisy = tau === undefined ? scores : scores.map((z) => z / tau - Math.log(-Math.log(random() || 1e-12)));
      const id = noisy.indexOf(Math.max(...noisy));
      written.push(vocab.token(id));
      read(id);
    }
    return prefix + written.join('');
  });
}
