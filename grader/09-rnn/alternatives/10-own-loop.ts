/**
 * @alternative Offsets by a permutation, parameters in a record built by tf.randomNormal, loss and clipping written out.
 */
import { permutation, seededRandom, tf } from '@gradus/runtime';
import { seqBatches } from '#09-rnn/02-seq-batches';
import { rnnForward, type RnnParams } from '#09-rnn/04-rnn-forward';

interface Options {
  hidden: number;
  batchSize: number;
  numSteps: number;
  epochs: number;
  lr: number;
  clip: number;
  seed: number;
  onEpoch?: (epoch: number, report: { perplexity: number }) => void;
}

export function trainCharRnn(ids: Int32Array, vocab: number, o: Options): { params: RnnParams; perplexity: number[] } {
  for (const n of [o.hidden, o.batchSize, o.numSteps]) if (!(Number.isInteger(n) && n > 0)) throw new Error('size');
  if (ids.length < (o.batchSize + 1) * o.numSteps || ids.some((id) => id < 0 || id >= vocab)) throw new Error('ids');
  const weight = (r: number, c: number, k: number) =>
    tf.tidy(() => tf.variable(tf.randomNormal<tf.Rank.R2>([r, c], 0, r ** -0.5, 'float32', 17 * o.seed + k + 1)));
  const bias = (n: number) => tf.tidy(() => tf.variable(tf.zeros<tf.Rank.R1>([n])));
  const params = {
    Wxh: weight(vocab, o.hidden, 1),
    Whh: weight(o.hidden, o.hidden, 2),
    bh: bias(o.hidden),
    Whq: weight(o.hidden, vocab, 3),
    bq: bias(vocab),
  };
  const list = Object.values(params) as tf.Variable[];
  const random = seededRandom(o.seed ^ 0x5bd1e995);
  const history: number[] = [];
  for (let e = 0; e < o.epochs; e++) {
    let state: tf.Tensor2D = tf.zeros([o.batchSize, o.hidden]);
    const losses: number[] = [];
    const offset = permutation(random, o.numSteps)[0]!;
    for (const { x, y } of seqBatches(ids, o.batchSize, o.numSteps, offset)) {
      const before = state;
      state = tf.tidy(() => {
        const { value, grads } = tf.variableGrads(() => {
          const { logits } = rnnForward(x, before, params);
          const target = tf.oneHot(y.flatten() as tf.Tensor1D, vocab);
          return tf.losses.softmaxCrossEntropy(target, logits) as tf.Scalar;
        }, list);
        const last = rnnForward(x, before, params).h; // before the step
        const gs = list.map((v) => grads[v.name]!);
        const norm = Math.sqrt(gs.map((g) => g.norm().dataSync()[0]! ** 2).reduce((a, b) => a + b));
        list.forEach((v, i) => v.assign(v.sub(gs[i]!.mul((o.lr * o.clip) / Math.max(norm, o.clip)))));
        losses.push(value.dataSync()[0]!);
        return last;
      });
      tf.dispose([x, y, before]);
    }
    state.dispose();
    const perplexity = Math.exp(losses.reduce((a, b) => a + b) / losses.length);
    history.push(perplexity);
    o.onEpoch?.(e + 1, { perplexity });
  }
  return { params, perplexity: history };
}
