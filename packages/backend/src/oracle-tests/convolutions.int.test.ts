import * as tf from '@tensorflow/tfjs';
import { checkCases, type Case } from '../testing/check-cases';
import { avgPool, conv2d, depthwiseConv2d, maxPool } from '../testing/oracles/convolution';
import { alongAxis, type Padding } from '../testing/oracles/window';
import { randomArray, randomInt, seededRandom } from '../testing/random-array';
import { useWasmPlus } from '../testing/use-wasm-plus';

useWasmPlus();

const random = seededRandom(7);
const draw = (from: number, to: number) => randomInt(random, from, to);
const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

describe('conv2d', () => checkCases(times(20, () => convolution(1))));
describe('dilated conv2d', () => checkCases(times(6, () => ({ ...convolution(2), isConstant: true })))); // no gradient
describe('depthwiseConv2d', () => checkCases(times(12, depthwise)));
describe('maxPool', () => checkCases(times(12, () => pooling('maxPool', tf.maxPool, maxPool))));
describe('avgPool', () => checkCases(times(12, () => pooling('avgPool', tf.avgPool, avgPool))));

/** All that decides how a gradient of pooling is computed: whole vectors of channels or not, overlap, gaps, padding. */
const POOLS: Geometry[] = [
  { input: [2, 6, 4, 6], filter: [2, 2], strides: [2, 2], dilation: 1, padding: 'valid' },
  { input: [2, 6, 5, 6], filter: [2, 2], strides: [2, 2], dilation: 1, padding: 'valid' },
  { input: [1, 5, 6, 9], filter: [2, 2], strides: [2, 2], dilation: 1, padding: 'valid' },
  { input: [2, 5, 7, 6], filter: [2, 2], strides: [2, 2], dilation: 1, padding: 'same' },
  { input: [1, 7, 7, 5], filter: [3, 3], strides: [3, 3], dilation: 1, padding: 'same' },
  { input: [2, 7, 6, 6], filter: [3, 3], strides: [3, 3], dilation: 1, padding: 1 },
  { input: [1, 6, 5, 9], filter: [3, 2], strides: [1, 1], dilation: 1, padding: 'same' },
  { input: [1, 6, 6, 7], filter: [3, 3], strides: [2, 2], dilation: 1, padding: 'valid' },
  { input: [1, 6, 7, 8], filter: [2, 1], strides: [3, 2], dilation: 1, padding: 'valid' },
  { input: [1, 6, 7, 5], filter: [2, 3], strides: [1, 3], dilation: 1, padding: 'same' },
];
describe('maxPool of many channels', () =>
  checkCases(POOLS.map((each) => pooling('maxPool', tf.maxPool, maxPool, each))));
describe('avgPool of many channels', () =>
  checkCases(POOLS.map((each) => pooling('avgPool', tf.avgPool, avgPool, each))));

it.each([3, 4, 6])('the gradient of maxPool goes to the first of equal maxima, with %i channels', (channels) => {
  const dx = tf.tidy(() => tf.grad((x) => tf.maxPool(x as tf.Tensor4D, 2, 2, 'valid'))(tf.zeros([1, 2, 4, channels])));
  const expected = Array.from({ length: 2 * 4 * channels }, (_, i) =>
    i < 4 * channels && i % (2 * channels) < channels ? 1 : 0,
  );
  expect([...dx.dataSync()]).toEqual(expected);
  dx.dispose();
});

interface Geometry {
  input: [number, number, number, number];
  filter: [number, number];
  strides: [number, number];
  dilation: number;
  padding: Padding;
}

/** With a number as padding, TensorFlow.js computes the width of the result as if filter and strides were square. */
function drawGeometry(dilation: number): Geometry {
  const height = draw(1, 3);
  const stride = dilation > 1 ? 1 : draw(1, 3);
  const padding = (['same', 'valid', draw(0, height - 1)] as const)[draw(0, 2)]!;
  const least = dilation > 1 ? 5 : 4; // a filter must fit into the image
  const isSquare = typeof padding === 'number';
  const filter: [number, number] = [height, isSquare ? height : draw(1, 3)];
  const strides: [number, number] = [stride, isSquare || dilation > 1 ? stride : draw(1, 3)];
  return { input: [draw(1, 2), draw(least, 6), draw(least, 6), draw(1, 5)], filter, strides, dilation, padding };
}

function axesOf({ input, filter, strides, dilation, padding }: Geometry) {
  const along = (i: 0 | 1) => alongAxis(input[i + 1]!, filter[i], strides[i], dilation, padding);
  return [along(0), along(1)] as const;
}

function describeGeometry({ input, filter, strides, padding }: Geometry): string {
  return `[${String(input)}], filter ${filter.join('×')}, strides ${strides.join('×')}, padding ${padding},`;
}

function convolution(dilation: number): Case {
  const geometry = drawGeometry(dilation);
  const { input, filter, strides, padding } = geometry;
  const outChannels = draw(1, 5);
  const [rows, columns] = axesOf(geometry);
  return {
    name: `${describeGeometry(geometry)} ${outChannels} channels`,
    inputs: [randomArray(input), randomArray([...filter, input[3], outChannels])],
    op: (x, w) => tf.conv2d(x as tf.Tensor4D, w as tf.Tensor4D, strides, padding, 'NHWC', dilation),
    oracle: (x, w) => conv2d(x, w, rows, columns),
  };
}

function depthwise(): Case {
  const drawn = drawGeometry(1);
  const geometry = { ...drawn, strides: [drawn.strides[0], drawn.strides[0]] as [number, number] }; // stock refuses others
  const { input, filter, strides, padding } = geometry;
  const multiplier = draw(1, 3);
  const [rows, columns] = axesOf(geometry);
  return {
    name: `${describeGeometry(geometry)} multiplier ${multiplier}`,
    inputs: [randomArray(input), randomArray([...filter, input[3], multiplier])],
    op: (x, w) => tf.depthwiseConv2d(x as tf.Tensor4D, w as tf.Tensor4D, strides, padding),
    oracle: (x, w) => depthwiseConv2d(x, w, rows, columns),
  };
}

function pooling(name: string, op: typeof tf.maxPool, oracle: typeof maxPool, geometry = drawGeometry(1)): Case {
  const { input, filter, strides, padding } = geometry;
  const [rows, columns] = axesOf(geometry);
  return {
    name: `${name} of ${describeGeometry(geometry)}`,
    inputs: [randomArray(input)],
    op: (x) => op(x as tf.Tensor4D, filter, strides, padding),
    oracle: (x) => oracle(x, rows, columns),
  };
}
