/**
 * @alternative Makes each hidden layer an object of its own, and walks through the examples with its own order.
 */
import { permutation, seededRandom, tf } from '@gradus/runtime';
import { crossEntropyFromLogits } from '#04-softmax/06-cross-entropy';
import { accuracyCount } from '#04-softmax/09-accuracy-count';
import { initMlp } from '#05-mnist/05-init-mlp';
import { BatchNorm } from '#07-batch-norm/07-batch-norm-module';

export interface DeepNetOptions {
  widths: number[];
  batchNorm: boolean;
  epochs: number;
  batchSize: number;
  lr: number;
  seed: number;
  onEpoch?: (epoch: number, report: { loss: number; accuracy: number }) => void;
}

export interface TrainedNet {
  predict(x: tf.Tensor2D): tf.Tensor2D;
  dispose(): void;
}

interface Stage {
  forward(h: tf.Tensor2D): tf.Tensor2D;
  learned: tf.Variable[];
  kept: tf.Variable[];
  norm?: BatchNorm;
}

export function trainDeepSigmoidNet(train: { x: tf.Tensor2D; y: tf.Tensor1D }, opts: DeepNetOptions): TrainedNet {
  const { widths, batchNorm, epochs, batchSize, lr, seed, onEpoch } = opts;
  const n = train.y.size;
  const labels = Array.from(train.y.dataSync());
  if (train.x.shape[0] !== n || n < 2 || train.y.dtype !== 'int32' || Math.min(...labels) < 0)
    throw new RangeError('train');
  if (!(batchSize >= 2) || batchSize % 1 !== 0) throw new RangeError('batchSize');
  const affine = initMlp([train.x.shape[1], ...widths, Math.max(...labels) + 1], { scheme: 'xavier', seed });
  const stages = affine.map(({ W, b }, i): Stage => {
    const linear = (h: tf.Tensor2D) => tf.add<tf.Tensor2D>(tf.matMul(h, W), b);
    if (i === widths.length) return { forward: linear, learned: [W, b], kept: [] };
    if (!batchNorm) return { forward: (h) => tf.sigmoid(linear(h)), learned: [W, b], kept: [] };
    const norm = new BatchNorm(widths[i]!);
    return {
      forward: (h) => tf.sigmoid(norm.forward(linear(h))) as tf.Tensor2D,
      learned: [W, b, ...norm.parameters()],
      kept: norm.buffers(),
      norm,
    };
  });
  const logitsOf = (x: tf.Tensor2D) => stages.reduce((h, stage) => stage.forward(h), x);
  const learned = stages.flatMap((stage) => stage.learned);
  const random = seededRandom(seed);
  for (let epoch = 1; epoch <= epochs; epoch++) {
    const order = permutation(random, n);
    const seen = { loss: 0, right: 0, examples: 0 };
    for (let start = 0; start + 1 < n; start += batchSize) {
      const rows = order.slice(start, start + batchSize);
      tf.tidy(() => {
        const [x, y] = [train.x.gather(rows), train.y.gather(rows)];
        const { value, grads } = tf.variableGrads(() => {
          const logits = logitsOf(x);
          seen.right += accuracyCount(logits, y);
          return crossEntropyFromLogits(logits, y) as tf.Scalar;
        }, learned);
        for (const w of learned) w.assign(w.add(grads[w.name]!.mul(-lr)));
        seen.loss += value.dataSync()[0]! * rows.length;
        seen.examples += rows.length;
      });
    }
    onEpoch?.(epoch, { loss: seen.loss / seen.examples, accuracy: seen.right / seen.examples });
  }
  for (const { norm } of stages) norm?.eval();
  return {
    predict: (x) => tf.tidy(() => logitsOf(x)),
    dispose: () => tf.dispose(stages.flatMap((stage) => [...stage.learned, ...stage.kept])),
  };
}
