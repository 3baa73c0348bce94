/**
 * @alternative Drops before the relu, which is the same, and computes the steps itself.
 */
import { normal, permutation, seededRandom, tf } from '@gradus/runtime';
import { crossEntropyFromLogits } from '#04-softmax/06-cross-entropy';
import { accuracyCount } from '#04-softmax/09-accuracy-count';

export interface DropoutMlpOptions {
  sizes: number[];
  p: number[];
  epochs: number;
  batchSize: number;
  lr: number;
  momentum: number;
  seed: number;
  onEpoch?: (epoch: number, report: { loss: number; accuracy: number }) => void;
}

export interface Classifier {
  predict(x: tf.Tensor2D): tf.Tensor2D;
  dispose(): void;
}

interface Layer {
  W: tf.Variable<tf.Rank.R2>;
  b: tf.Variable<tf.Rank.R1>;
}

export function trainDropoutMlp(train: { x: tf.Tensor2D; y: tf.Tensor1D }, opts: DropoutMlpOptions): Classifier {
  refuse(train, opts);
  const { sizes, p, epochs, batchSize, lr, momentum, seed, onEpoch } = opts;
  const random = seededRandom(seed);
  const layers: Layer[] = sizes.slice(1).map((out, i) =>
    tf.tidy(() => {
      const fanIn = sizes[i]!;
      const draws = Float32Array.from({ length: fanIn * out }, () => Math.sqrt(2 / fanIn) * normal(random));
      return { W: tf.variable(tf.tensor2d(draws, [fanIn, out])), b: tf.variable(tf.zeros<tf.Rank.R1>([out])) };
    }),
  );
  const params: tf.Variable[] = layers.flatMap(({ W, b }) => [W, b] as tf.Variable[]);
  const coins = (shape: number[], rate: number) =>
    tf.tensor(
      Float32Array.from({ length: shape[0]! * shape[1]! }, () =>
        random() < rate ? 0 : 1 / (1 - Math.min(rate, 0.999999)),
      ),
      shape,
    );
  const logitsOf = (x: tf.Tensor2D, training: boolean) => {
    let h = x;
    layers.forEach(({ W, b }, i) => {
      const z = tf.add<tf.Tensor2D>(tf.matMul(h, W), b);
      if (i === layers.length - 1) h = z;
      else h = tf.relu(training ? z.mul<tf.Tensor2D>(coins(z.shape, p[i]!)) : z) as tf.Tensor2D;
    });
    return h;
  };
  const n = train.y.size;
  let velocity: tf.Tensor[] = params.map((w) => tf.zerosLike(w));
  for (let epoch = 1; epoch <= epochs; epoch++) {
    const order = permutation(random, n);
    let [losses, right] = [0, 0];
    for (let start = 0; start < n; start += batchSize) {
      const rows = order.slice(start, start + batchSize);
      const next = tf.tidy(() => {
        const [x, y] = [train.x.gather(rows), train.y.gather(rows)];
        const { value, grads } = tf.variableGrads(() => {
          const logits = logitsOf(x, true);
          right += accuracyCount(logits, y);
          return crossEntropyFromLogits(logits, y, 'sum') as tf.Scalar;
        }, params);
        losses += value.dataSync()[0]!;
        return params.map((w, i) => velocity[i]!.mul(momentum).add(grads[w.name]!.div(rows.length)));
      });
      tf.dispose(velocity);
      velocity = next;
      tf.tidy(() => params.forEach((w, i) => w.assign(w.sub(velocity[i]!.mul(lr)))));
    }
    onEpoch?.(epoch, { loss: losses / n, accuracy: right / n });
  }
  tf.dispose(velocity);
  return { predict: (x) => tf.tidy(() => logitsOf(x, false)), dispose: () => tf.dispose(params) };
}

function refuse({ x, y }: { x: tf.Tensor2D; y: tf.Tensor1D }, { sizes, p, batchSize }: DropoutMlpOptions): void {
  if (x.shape[0] !== y.size || y.size === 0 || x.shape[1] !== sizes[0] || y.dtype !== 'int32')
    throw new RangeError('train');
  if (y.dataSync().some((label) => label < 0 || label >= sizes.at(-1)!)) throw new RangeError('labels');
  if (p.length !== sizes.length - 2 || !p.every((each) => each >= 0 && each <= 1)) throw new RangeError('p');
  if (!(batchSize >= 1) || batchSize % 1 !== 0) throw new RangeError('batchSize');
}
