import type * as Tf from '@tensorflow/tfjs';

/** Prepares something to run many times: one epoch of training. */
export type Workload = (tf: typeof Tf) => () => Promise<void>;

const BATCH = 256;

/** Raw TensorFlow.js with SGD, then `model.fit` with Adam. */
export const WORKLOADS: Record<string, Workload> = {
  'MLP 784-256-10, 10k samples, SGD': mlp,
  'LeNet, 2k images, SGD': lenet,
  'fit of an MLP with dropout, 10k samples': (tf) => fit(tf, denseModel(tf), [10240, 784], BATCH),
  'fit of LeNet, 2k images': (tf) => fit(tf, lenetModel(tf), [2048, 28, 28, 1], BATCH),
  'fit of 2 × (conv, batch norm, pool), 1k images': (tf) => fit(tf, normalizedModel(tf), [1024, 28, 28, 1], 64),
  'fit of LSTM(100) over 28 steps, 1k samples': (tf) => fit(tf, lstmModel(tf), [1024, 28, 28], 64),
  'fit of SimpleRNN(256) over 28 steps, 1k samples': (tf) => fit(tf, rnnModel(tf), [1024, 28, 28], 64),
};

function mlp(tf: typeof Tf) {
  const [w1, w2] = [weights(tf, [784, 256]), weights(tf, [256, 10])];
  const [b1, b2] = [tf.variable(tf.zeros([256])), tf.variable(tf.zeros([10]))];
  return sgd(tf, 10240, [784], (x) => tf.add(tf.matMul(tf.relu(tf.add(tf.matMul(x, w1), b1)), w2), b2));
}

function lenet(tf: typeof Tf) {
  const [c1, c2] = [weights(tf, [5, 5, 1, 6]), weights(tf, [5, 5, 6, 16])];
  const [f1, f2, f3] = [weights(tf, [400, 120]), weights(tf, [120, 84]), weights(tf, [84, 10])] as const;
  const stage = (x: Tf.Tensor, w: Tf.Tensor, pad: 'same' | 'valid') =>
    tf.avgPool(tf.sigmoid(tf.conv2d(x as Tf.Tensor4D, w as Tf.Tensor4D, 1, pad)), 2, 2, 'valid');
  return sgd(tf, 2048, [28, 28, 1], (x) => {
    const features = tf.reshape(stage(stage(x, c1, 'same'), c2, 'valid'), [BATCH, 400]);
    return tf.matMul(tf.sigmoid(tf.matMul(tf.sigmoid(tf.matMul(features, f1)), f2)), f3);
  });
}

function weights(tf: typeof Tf, shape: number[]): Tf.Variable {
  return tf.variable(tf.randomNormal(shape, 0, 0.1, 'float32', 1));
}

function sgd(tf: typeof Tf, samples: number, shape: number[], model: (x: Tf.Tensor) => Tf.Tensor) {
  const [images, labels] = data(tf, [samples, ...shape]);
  const optimizer = tf.train.sgd(0.1);
  const step = (first: number) =>
    tf.tidy(() => {
      const x = tf.slice(images, first, BATCH);
      const y = tf.slice(labels, first, BATCH);
      return optimizer.minimize(() => tf.losses.softmaxCrossEntropy(y, model(x)), true)!;
    });
  return async () => {
    for (let first = 0; first < samples; first += BATCH) {
      const loss = step(first);
      await loss.data(); // waits for engines that compute later
      loss.dispose();
    }
  };
}

function data(tf: typeof Tf, shape: number[]): [x: Tf.Tensor, y: Tf.Tensor] {
  const labels = tf.tensor1d(
    Array.from({ length: shape[0]! }, (_, i) => (i * 7) % 10),
    'int32',
  );
  return [tf.randomNormal(shape, 0, 1, 'float32', 2), tf.cast(tf.oneHot(labels, 10), 'float32')];
}

function fit(tf: typeof Tf, model: Tf.Sequential, shape: number[], batchSize: number) {
  model.add(tf.layers.dense({ units: 10, activation: 'softmax' }));
  model.compile({ optimizer: tf.train.adam(0.001), loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
  const [x, y] = data(tf, shape);
  return async () => {
    await model.fit(x, y, { epochs: 1, batchSize, verbose: 0 });
  };
}

function denseModel({ sequential, layers }: typeof Tf): Tf.Sequential {
  return sequential({
    layers: [layers.dense({ units: 256, activation: 'relu', inputShape: [784] }), layers.dropout({ rate: 0.5 })],
  });
}

function lenetModel({ sequential, layers }: typeof Tf): Tf.Sequential {
  const convolution = { kernelSize: 5, activation: 'sigmoid' } as const;
  return sequential({
    layers: [
      layers.conv2d({ ...convolution, filters: 6, padding: 'same', inputShape: [28, 28, 1] }),
      layers.averagePooling2d({ poolSize: 2 }),
      layers.conv2d({ ...convolution, filters: 16 }),
      layers.averagePooling2d({ poolSize: 2 }),
      layers.flatten(),
      layers.dense({ units: 120, activation: 'sigmoid' }),
      layers.dense({ units: 84, activation: 'sigmoid' }),
    ],
  });
}

function normalizedModel({ sequential, layers }: typeof Tf): Tf.Sequential {
  const stage = (filters: number, inputShape?: number[]) => [
    layers.conv2d({ filters, kernelSize: 3, padding: 'same', ...(inputShape && { inputShape }) }),
    layers.batchNormalization({}),
    layers.activation({ activation: 'relu' }),
    layers.maxPooling2d({ poolSize: 2 }),
  ];
  return sequential({ layers: [...stage(16, [28, 28, 1]), ...stage(32), layers.flatten()] });
}

function lstmModel({ sequential, layers }: typeof Tf): Tf.Sequential {
  return sequential({ layers: [layers.lstm({ units: 100, inputShape: [28, 28] })] });
}

function rnnModel({ sequential, layers }: typeof Tf): Tf.Sequential {
  return sequential({ layers: [layers.simpleRNN({ units: 256, inputShape: [28, 28] })] });
}
