import * as tf from '@tensorflow/tfjs';
import type { Array64 } from '../testing/array64';
import { toTensor, withoutLeaks } from '../testing/check-cases';
import { expectClose } from '../testing/expect-close';
import { conv2d } from '../testing/oracles/convolution';
import { conv2dFilterGradient, conv2dInputGradient } from '../testing/oracles/convolution-gradients';
import { alongAxis, type Axis } from '../testing/oracles/window';
import { randomArray, randomInt, seededRandom } from '../testing/random-array';
import { useWasmPlus } from '../testing/use-wasm-plus';

useWasmPlus();

const random = seededRandom(11);
const draw = (from: number, to: number) => randomInt(random, from, to);

/** All that decides how a convolution is computed: panels of rows and of filters, frames, bands, products of matrices. */
interface Geometry {
  input: [batch: number, height: number, width: number, channels: number];
  filter: [height: number, width: number];
  filters: number;
  strides: [number, number];
  padding: 'same' | 'valid';
}

const GEOMETRIES: Record<string, Geometry> = {
  'LeNet, first': { input: [2, 28, 28, 1], filter: [5, 5], filters: 6, strides: [1, 1], padding: 'same' },
  'LeNet, second': { input: [3, 14, 14, 6], filter: [5, 5], filters: 16, strides: [1, 1], padding: 'valid' },
  'rows of one element': { input: [2, 7, 6, 1], filter: [3, 1], filters: 4, strides: [1, 1], padding: 'same' },
  'rows of three': { input: [2, 8, 9, 1], filter: [3, 3], filters: 5, strides: [1, 1], padding: 'valid' },
  'rows of nine': { input: [1, 8, 9, 3], filter: [3, 3], filters: 9, strides: [2, 1], padding: 'same' },
  'three filters': { input: [2, 9, 7, 4], filter: [3, 2], filters: 3, strides: [1, 1], padding: 'same' },
  'two positions': { input: [2, 4, 3, 5], filter: [3, 3], filters: 8, strides: [1, 1], padding: 'valid' },
  'five positions': { input: [2, 5, 3, 5], filter: [1, 3], filters: 8, strides: [1, 1], padding: 'valid' },
  'padding on the right only': { input: [2, 5, 6, 3], filter: [1, 2], filters: 5, strides: [1, 1], padding: 'same' },
  'padding below only': { input: [2, 5, 6, 3], filter: [2, 1], filters: 5, strides: [1, 1], padding: 'same' },
  'gaps between windows': { input: [2, 11, 12, 2], filter: [2, 2], filters: 4, strides: [3, 4], padding: 'same' },
  'a margin no window reaches': { input: [2, 9, 10, 3], filter: [3, 2], filters: 7, strides: [4, 3], padding: 'valid' },
  'several bands': { input: [1, 37, 40, 1], filter: [3, 3], filters: 20, strides: [1, 1], padding: 'same' },
  'a long signal': { input: [1, 1, 1200, 2], filter: [1, 5], filters: 4, strides: [1, 1], padding: 'same' },
  'many channels': { input: [2, 6, 7, 33], filter: [3, 3], filters: 40, strides: [1, 1], padding: 'same' },
  pointwise: { input: [2, 6, 5, 7], filter: [1, 1], filters: 10, strides: [1, 1], padding: 'valid' },
  'pointwise with strides': { input: [2, 6, 5, 7], filter: [1, 1], filters: 10, strides: [2, 2], padding: 'valid' },
};

function drawn(): Geometry {
  return {
    input: [draw(1, 3), draw(5, 14), draw(5, 14), draw(1, 9)],
    filter: [draw(1, 5), draw(1, 5)],
    filters: draw(1, 21),
    strides: [draw(1, 3), draw(1, 3)],
    padding: draw(0, 1) === 0 ? 'same' : 'valid',
  };
}

const cases = [...Object.entries(GEOMETRIES), ...Array.from({ length: 30 }, () => ['drawn', drawn()] as const)];

describe.each(cases)('%s %j', (name, { input, filter, filters, strides, padding }) => {
  const along = (i: 0 | 1): Axis => alongAxis(input[i + 1]!, filter[i], strides[i], 1, padding);
  const [rows, columns] = [along(0), along(1)];
  const x = randomArray(input);
  const w = randomArray([...filter, input[3], filters]);
  const dy = randomArray([input[0], rows.out, columns.out, filters]);
  const convolve = (...[image, weights]: tf.Tensor[]) =>
    tf.conv2d(image as tf.Tensor4D, weights as tf.Tensor4D, strides, padding);

  it('has the right value', () => {
    withoutLeaks(() => expectClose(convolve(toTensor(x), toTensor(w)), conv2d(x, w, rows, columns)));
  });

  it('has the right gradients', () => {
    withoutLeaks(() => {
      const [dx, dw] = tf.grads(convolve)([toTensor(x), toTensor(w)], toTensor(dy)) as [tf.Tensor, tf.Tensor];
      expectClose(dx, conv2dInputGradient(w, dy, rows, columns));
      expectClose(dw, conv2dFilterGradient(x, dy, rows, columns));
    });
  });
});

describe('NaN reaches only what is computed from it', () => {
  const axis = alongAxis(7, 3, 1, 1, 'same');
  const w = randomArray([3, 3, 1, 5]);
  const withNaN = (shape: number[], place: number): Array64 => {
    const array = randomArray(shape);
    return { ...array, data: array.data.with(place, NaN) };
  };
  const convolve = (...[image, weights]: tf.Tensor[]) =>
    tf.conv2d(image as tf.Tensor4D, weights as tf.Tensor4D, 1, 'same');

  it('in an image', () => {
    const [x, dy] = [withNaN([2, 7, 7, 1], 6), randomArray([2, 7, 7, 5])];
    withoutLeaks(() => {
      expectClose(convolve(toTensor(x), toTensor(w)), conv2d(x, w, axis, axis));
      const [, dw] = tf.grads(convolve)([toTensor(x), toTensor(w)], toTensor(dy)) as [tf.Tensor, tf.Tensor];
      expectClose(dw, conv2dFilterGradient(x, dy, axis, axis));
    });
  });

  it('in a gradient', () => {
    const [x, dy] = [randomArray([2, 7, 7, 1]), withNaN([2, 7, 7, 5], 50)];
    withoutLeaks(() => {
      const [dx] = tf.grads(convolve)([toTensor(x), toTensor(w)], toTensor(dy)) as [tf.Tensor];
      expectClose(dx, conv2dInputGradient(w, dy, axis, axis));
    });
  });
});

it.each([
  [2, 1],
  [3, 1],
  [1, 2],
])('conv2d with dilations %j is right', (...dilations) => {
  const [x, w] = [randomArray([2, 11, 10, 3]), randomArray([3, 2, 3, 6])];
  const axes = [alongAxis(11, 3, 1, dilations[0]!, 'same'), alongAxis(10, 2, 1, dilations[1]!, 'same')] as const;
  withoutLeaks(() => {
    const y = tf.conv2d(
      toTensor(x) as tf.Tensor4D,
      toTensor(w) as tf.Tensor4D,
      1,
      'same',
      'NHWC',
      dilations as [number, number],
    );
    expectClose(y, conv2d(x, w, ...axes));
  });
});

describe('fused conv2d', () => {
  const axes = [alongAxis(7, 3, 1, 1, 'same'), alongAxis(8, 3, 1, 1, 'same')] as const;
  const [x, w, bias] = [randomArray([2, 7, 8, 3]), randomArray([3, 3, 3, 6]), randomArray([6])];
  const alpha = 0.3;
  const activations: Record<string, (y: number) => number> = {
    linear: (y) => y,
    relu: (y) => Math.max(0, y),
    relu6: (y) => Math.min(6, Math.max(0, y)),
    elu: (y) => (y > 0 ? y : Math.expm1(y)),
    leakyrelu: (y) => (y > 0 ? y : alpha * y),
    prelu: (y) => (y > 0 ? y : alpha * y),
    sigmoid: (y) => 1 / (1 + Math.exp(-y)),
  };

  it.each(Object.keys(activations))('with a bias and %s is right', (activation) => {
    withoutLeaks(() => {
      const [image, filter, offset] = [x, w, bias].map(toTensor) as [tf.Tensor4D, tf.Tensor4D, tf.Tensor];
      const y = tf.fused.conv2d({
        x: image,
        filter,
        strides: 1,
        pad: 'same',
        bias: offset,
        activation: activation as 'linear',
        leakyreluAlpha: alpha,
        ...(activation === 'prelu' && { preluActivationWeights: tf.scalar(alpha) }),
      });
      expectClose(
        y,
        map(conv2d(x, w, ...axes), (value, i) => activations[activation]!(value + bias.data[i % 6]!)),
      );
    });
  });

  it('without a bias is right', () => {
    withoutLeaks(() => {
      const [image, filter] = [x, w].map(toTensor) as [tf.Tensor4D, tf.Tensor4D];
      expectClose(tf.fused.conv2d({ x: image, filter, strides: 1, pad: 'same' }), conv2d(x, w, ...axes));
    });
  });

  it('without images is empty', () => {
    withoutLeaks(() => {
      const y = tf.conv2d(tf.zeros([0, 7, 8, 3]) as tf.Tensor4D, toTensor(w) as tf.Tensor4D, 1, 'same');
      expect(y.shape).toEqual([0, 7, 8, 6]);
    });
  });
});

function map(array: Array64, change: (value: number, i: number) => number): Array64 {
  return { ...array, data: array.data.map(change) };
}
