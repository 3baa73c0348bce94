import * as tf from '@tensorflow/tfjs';
import { useWasmPlus } from '../testing/use-wasm-plus';

useWasmPlus();

const { layers } = tf;
const init = (seed: number) => tf.initializers.glorotUniform({ seed });
const image = [8, 8, 2];
const SAMPLES = 16;
const convolution = { kernelSize: 3, inputShape: image };

interface Model {
  inputShape: number[];
  layers: () => tf.layers.Layer[];
  optimizer?: () => tf.Optimizer;
  tolerance?: number;
}

const dense = () => [layers.dense({ units: 16, activation: 'relu', kernelInitializer: init(1), inputShape: [20] })];
const conv = (args: object) => layers.conv2d({ ...convolution, filters: 4, kernelInitializer: init(1), ...args });
const recurrent = { units: 5, inputShape: [7, 6], kernelInitializer: init(1), recurrentInitializer: init(3) };

const MODELS: Record<string, Model> = {
  'dense, SGD': { inputShape: [20], layers: dense, optimizer: () => tf.train.sgd(0.1) },
  'dense, momentum': { inputShape: [20], layers: dense, optimizer: () => tf.train.momentum(0.1, 0.9) },
  'dense, RMSProp': { inputShape: [20], layers: dense, optimizer: () => tf.train.rmsprop(0.01) },
  'dense, Adagrad': { inputShape: [20], layers: dense, optimizer: () => tf.train.adagrad(0.1) },
  'dense, Adam': { inputShape: [20], layers: dense },
  'convolution, max pooling': {
    inputShape: image,
    layers: () => [conv({ activation: 'relu' }), layers.maxPooling2d({ poolSize: 2 }), layers.flatten()],
  },
  'convolution, average pooling': {
    inputShape: image,
    layers: () => [
      conv({ kernelSize: 5, padding: 'same', activation: 'sigmoid' }),
      layers.averagePooling2d({ poolSize: 2 }),
      layers.flatten(),
    ],
  },
  'convolution, batch normalization': {
    inputShape: image,
    // without bias: its gradient is zero but for rounding, of which Adam makes whole steps
    layers: () => [conv({ useBias: false }), layers.batchNormalization(), layers.globalAveragePooling2d({})],
    tolerance: 1e-3, // dividing by a small variance magnifies the rounding of either side
  },
  'depthwise convolution': {
    inputShape: image,
    layers: () => [
      layers.depthwiseConv2d({ kernelSize: 3, depthwiseInitializer: init(1), inputShape: image }),
      layers.flatten(),
    ],
  },
  'separable convolution': {
    inputShape: image,
    layers: () => [
      layers.separableConv2d({
        filters: 4,
        kernelSize: 3,
        depthwiseInitializer: init(1),
        pointwiseInitializer: init(3),
        inputShape: image,
      }),
      layers.flatten(),
    ],
  },
  'transposed convolution': {
    inputShape: image,
    layers: () => [
      layers.conv2dTranspose({ filters: 3, kernelSize: 3, strides: 2, kernelInitializer: init(1), inputShape: image }),
      layers.globalAveragePooling2d({}),
    ],
  },
  'layer normalization': {
    inputShape: [7, 6],
    layers: () => [layers.layerNormalization({ inputShape: [7, 6] }), layers.flatten()],
  },
  SimpleRNN: { inputShape: [7, 6], layers: () => [layers.simpleRNN(recurrent)] },
  GRU: { inputShape: [7, 6], layers: () => [layers.gru(recurrent)] },
  LSTM: { inputShape: [7, 6], layers: () => [layers.lstm(recurrent)] },
  embedding: {
    inputShape: [5],
    layers: () => [
      layers.embedding({ inputDim: 11, outputDim: 4, embeddingsInitializer: init(1), inputLength: 5 }),
      layers.flatten(),
    ],
  },
};

describe('three epochs of fit go as on the cpu backend', () => {
  it.each(Object.entries(MODELS))(
    '%s',
    async (name, model) => {
      const expected = await train('cpu', model);
      const actual = await train('wasm', model);
      expect(maxDifference(actual, expected)).toBeLessThan(model.tolerance ?? 1e-5);
    },
    60_000,
  ); // the cpu backend is slow
});

beforeAll(() => {
  Object.assign(tf.findBackend('cpu'), { firstUse: false }); // or it advertises another package on its first write
});

/** Losses, and the predictions at the end. */
async function train(backend: string, { inputShape, layers: hidden, optimizer }: Model): Promise<number[]> {
  await tf.setBackend(backend);
  const output = layers.dense({ units: 3, activation: 'softmax', kernelInitializer: init(2) });
  const model = tf.sequential({ layers: [...hidden(), output] });
  model.compile({ optimizer: optimizer?.() ?? tf.train.adam(0.01), loss: 'categoricalCrossentropy' });
  const { x, y } = data(inputShape);
  const { history } = await model.fit(x, y, { epochs: 3, batchSize: 8, shuffle: false, verbose: 0 });
  const predictions = model.predict(x) as tf.Tensor;
  const values = [...(history['loss'] as number[]), ...(await predictions.data())];
  tf.dispose([x, y, predictions]);
  model.dispose();
  await tf.setBackend('wasm');
  return values;
}

/** Whole numbers from 0 to 10 for the embedding, which are as good as others for the rest. */
function data(inputShape: number[]): { x: tf.Tensor; y: tf.Tensor } {
  const size = tf.util.sizeFromShape(inputShape);
  const isEmbedding = inputShape.length === 1 && size === 5;
  const x = Array.from({ length: SAMPLES * size }, (_, i) => (isEmbedding ? (i * 7) % 11 : Math.sin(i * i)));
  const y = tf.oneHot(tf.tensor1d(Array.from({ length: SAMPLES }, (_, i) => i % 3), 'int32'), 3); // prettier-ignore
  return { x: tf.tensor(x, [SAMPLES, ...inputShape]), y: tf.cast(y, 'float32') };
}

function maxDifference(actual: number[], expected: number[]): number {
  return Math.max(...expected.map((value, i) => Math.abs(actual[i]! - value) / Math.max(1, Math.abs(value))));
}
