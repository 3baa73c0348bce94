/**
 * @alternative Takes the gradient from the formula of 4.07, without differentiating anything.
 */
import { normal, permutation, seededRandom, tf } from '@gradus/runtime';
import { crossEntropyFromLogits } from '#04-softmax/06-cross-entropy';
import { crossEntropyGrad } from '#04-softmax/07-cross-entropy-grad';
import { accuracyCount } from '#04-softmax/09-accuracy-count';

export interface Examples {
  x: tf.Tensor2D;
  y: tf.Tensor1D;
}

export interface TrainingOptions {
  epochs: number;
  batchSize: number;
  lr: number;
  seed: number;
  initStd?: number;
  onEpoch?: (epoch: number, report: EpochReport) => void;
}

export interface EpochReport {
  trainLoss: number;
  trainAcc: number;
  testAcc: number;
}

export function trainSoftmaxRegression(train: Examples, test: Examples, opts: TrainingOptions) {
  const { epochs, batchSize, lr, seed, initStd = 0.01, onEpoch } = opts;
  const [n, d] = train.x.shape;
  if (n === 0 || train.y.size !== n || test.y.size !== test.x.shape[0] || test.x.shape[1] !== d)
    throw new RangeError('examples');
  const labels = Array.from(train.y.dataSync());
  if (train.y.dtype !== 'int32' || labels.some((label) => label < 0)) throw new RangeError('labels');
  if (!(batchSize >= 1) || batchSize % 1 !== 0) throw new RangeError('batchSize');
  const random = seededRandom(seed);
  const q = Math.max(...labels) + 1;
  const [W, b] = tf.tidy(() => [
    tf.variable(
      tf.tensor2d(
        Array.from({ length: d * q }, () => normal(random) * initStd),
        [d, q],
      ),
    ),
    tf.variable(tf.zeros([q])),
  ]) as [tf.Variable, tf.Variable];
  const history: EpochReport[] = [];
  for (let epoch = 1; epoch <= epochs; epoch++) {
    let [loss, right] = [0, 0];
    const order = permutation(random, n);
    for (let start = 0; start < n; start += batchSize) {
      tf.tidy(() => {
        const rows = tf.tensor1d(order.slice(start, start + batchSize), 'int32');
        const [x, y] = [train.x.gather(rows), train.y.gather(rows)];
        const logits = tf.add<tf.Tensor2D>(tf.matMul(x, W as tf.Tensor as tf.Tensor2D), b);
        loss += crossEntropyFromLogits(logits, y, 'sum').dataSync()[0]!;
        right += accuracyCount(logits, y);
        const slope = crossEntropyGrad(logits, y);
        W.assign(W.sub(tf.matMul(x, slope, true).mul(lr)));
        b.assign(b.sub(slope.sum(0).mul(lr)));
      });
    }
    const testRight = tf.tidy(() => accuracyCount(tf.add(tf.matMul(test.x, W as tf.Tensor as tf.Tensor2D), b), test.y));
    const report = { trainLoss: loss / n, trainAcc: right / n, testAcc: testRight / test.y.size };
    history.push(report);
    onEpoch?.(epoch, report);
  }
  return { W, b, history };
}
