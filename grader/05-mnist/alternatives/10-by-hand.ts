/**
 * @alternative Goes back through the layers by hand, without tf.grad and its relatives.
 */
import { permutation, seededRandom, tf } from '@gradus/runtime';
import { accuracyCount } from '#04-softmax/09-accuracy-count';
import { initMlp, type Layer } from '#05-mnist/05-init-mlp';

export interface MlpOptions {
  sizes: number[];
  epochs: number;
  batchSize: number;
  lr: number;
  momentum: number;
  seed: number;
  onStep?: (step: number, loss: number) => void;
  onEpoch?: (epoch: number, report: { loss: number; accuracy: number }) => void;
}

export function trainMlp({ x, y }: { x: tf.Tensor2D; y: tf.Tensor1D }, opts: MlpOptions): Layer[] {
  const { sizes, epochs, batchSize, lr, momentum, seed, onStep, onEpoch } = opts;
  const [n, width] = x.shape;
  const labels = Array.from(y.dataSync());
  if (n !== y.size || width !== sizes[0] || y.dtype !== 'int32') throw new RangeError('examples');
  if (labels.some((label) => label < 0 || label >= sizes.at(-1)!)) throw new RangeError('labels');
  if (!(batchSize >= 1) || batchSize % 1 !== 0) throw new RangeError('batchSize');
  const layers = initMlp(sizes, { scheme: 'kaiming', seed });
  const velocity = layers.map(({ W, b }) => ({ W: tf.zerosLike(W), b: tf.zerosLike(b) }));
  const random = seededRandom(seed + 1);
  let step = 0;
  try {
    for (let epoch = 1; epoch <= epochs; epoch++) {
      const order = permutation(random, n);
      const seen = { loss: 0, right: 0 };
      for (let start = 0; start < n; start += batchSize) {
        const rows = order.slice(start, start + batchSize);
        const { loss, right } = tf.tidy(() => oneStep(layers, velocity, x.gather(rows), y.gather(rows), lr, momentum));
        seen.loss += loss * rows.length;
        seen.right += right;
        onStep?.(step++, loss);
      }
      onEpoch?.(epoch, { loss: seen.loss / n, accuracy: seen.right / n });
    }
  } finally {
    for (const { W, b } of velocity) tf.dispose([W, b]);
  }
  return layers;
}

function oneStep(
  layers: Layer[],
  velocity: { W: tf.Tensor2D; b: tf.Tensor1D }[],
  x: tf.Tensor2D,
  y: tf.Tensor1D,
  lr: number,
  momentum: number,
): { loss: number; right: number } {
  const inputs: tf.Tensor2D[] = [x];
  for (const [i, { W, b }] of layers.entries()) {
    const z = inputs[i]!.matMul(W).add<tf.Tensor2D>(b);
    inputs.push(i === layers.length - 1 ? z : z.relu());
  }
  const logits = inputs.pop()!;
  const isTrue = tf.oneHot(y, logits.shape[1]);
  const shifted = logits.sub(logits.max(1, true));
  const logs = shifted.sub(shifted.exp().sum(1, true).log());
  const loss = logs.mul(isTrue).sum().neg().div(y.size).dataSync()[0]!;
  const right = accuracyCount(logits, y);
  let slope = logs.exp().sub(isTrue).div(y.size) as tf.Tensor2D;
  for (let i = layers.length - 1; i >= 0; i--) {
    const { W, b } = layers[i]!;
    const [dW, db] = [inputs[i]!.matMul(slope, true), slope.sum(0)];
    slope = slope.matMul<tf.Tensor2D>(W, false, true).mul(inputs[i]!.step());
    const old = velocity[i]!;
    velocity[i] = { W: tf.keep(old.W.mul(momentum).add(dW)), b: tf.keep(old.b.mul(momentum).add(db)) };
    tf.dispose([old.W, old.b]);
    W.assign(W.sub(velocity[i]!.W.mul(lr)));
    b.assign(b.sub(velocity[i]!.b.mul(lr)));
  }
  return { loss, right };
}
