import * as tf from '@tensorflow/tfjs';
import { withoutLeaks } from './testing/check-cases';
import { useWasmPlus } from './testing/use-wasm-plus';

useWasmPlus();

/** What stock TensorFlow.js 4.22 (wasm) does wrong, by name. The oracle tests would find these again, less plainly. */
function bug(name: string, run: () => void): void {
  it(name, () => withoutLeaks(run));
}

const values = (tensor: tf.Tensor) => Array.from(tensor.dataSync());
const count = (length: number) => tf.range(0, length);

bug('matMul by a reshaped matrix does not use the shape it had before', () => {
  const b = tf.reshape(count(24), [4, 6]);
  expect(values(tf.matMul(tf.ones([1, 4]), b))).toEqual([36, 40, 44, 48, 52, 56]);
  expect(values(tf.matMul(tf.ones([1, 6]), tf.reshape(b, [6, 4])))).toEqual([60, 66, 72, 78]);
});

bug('maxPool passes the gradient to the maximum of a window without positive values', () => {
  const gradient = (x: number[]) =>
    values(tf.grad((t) => tf.maxPool(t as tf.Tensor4D, 2, 2, 'valid'))(tf.tensor(x, [1, 2, 2, 1])));
  expect(gradient([-4, -3, -1, -2])).toEqual([0, 0, 1, 0]);
  expect(gradient([-1, 0, -1, -2])).toEqual([0, 1, 0, 0]);
});

bug('maxPool keeps to its own memory where a window holds only NaN', () => {
  const x = tf.fill([1, 2, 2, 5], NaN);
  expect(values(tf.grad((t) => tf.maxPool(t as tf.Tensor4D, 2, 2, 'valid'))(x)).slice(0, 5)).toEqual([1, 1, 1, 1, 1]);
});

bug('avgPool divides the gradient by the part of the window inside the image', () => {
  const gradient = tf.grad((t) => tf.avgPool(t as tf.Tensor4D, 2, 1, 'same'))(tf.ones([1, 2, 2, 1]));
  expect(values(gradient)).toEqual([0.25, 0.75, 0.75, 2.25]);
});

bug('fused matMul adds the bias once, also with a transposed operand', () => {
  const [a, b] = [tf.ones<tf.Rank.R2>([2, 100]), tf.ones<tf.Rank.R2>([3, 100])];
  expect(values(tf.fused.matMul({ a, b, transposeB: true, bias: tf.ones([3]) }))).toEqual(Array(6).fill(101));
});

bug('sum goes on beyond 2^24', () => {
  expect(values(tf.sum(tf.ones([2 ** 25])))).toEqual([2 ** 25]);
  expect(values(tf.sum(tf.ones([2 ** 21, 5]), 0))).toEqual(Array(5).fill(2 ** 21));
});

bug('mean of ten million equal numbers is that number', () => {
  expect(values(tf.mean(tf.fill([1e7], 0.1)))[0]).toBeCloseTo(0.1, 7);
});

bug('sign of a small number is not 0', () => {
  expect(values(tf.sign(tf.tensor1d([1e-7, -1e-20, 0])))).toEqual([1, -1, 0]);
});

bug('stridedSlice reads int32 as int32', () => {
  expect(values(tf.stridedSlice(tf.tensor1d([1, 2, 3, 4], 'int32'), [0], [4], [2]))).toEqual([1, 3]);
});

bug('stridedSlice steps rightly where it drops an axis', () => {
  const x = tf.reshape(count(24), [2, 3, 4]);
  expect(values(tf.stridedSlice(x, [1, 0, 0], [2, 3, 4], [1, 2, 3], 0, 0, 0, 0, 1))).toEqual([12, 15, 20, 23]);
});

bug('clipByValue leaves NaN', () => {
  expect(values(tf.clipByValue([NaN, 2, -2, 0.5, NaN], 0, 1))).toEqual([NaN, 1, 0, 0.5, NaN]);
});

bug('matMul multiplies int32', () => {
  const a = tf.tensor2d([[1, 2], [3, 4]], [2, 2], 'int32'); // prettier-ignore
  expect(values(tf.matMul(a, a))).toEqual([7, 10, 15, 22]);
  const labels = tf.tensor1d([0, 1, 1], 'int32');
  expect(values(tf.math.confusionMatrix(labels, labels, 2))).toEqual([1, 0, 0, 2]);
});

bug('a product over nothing is zero', () => {
  expect(values(tf.matMul(tf.zeros([2, 0]), tf.zeros([0, 3])))).toEqual(Array(6).fill(0));
});

bug('reductions over nothing do not return old memory', () => {
  const nothing = tf.zeros([2, 0]);
  expect(values(tf.sum(nothing, 1))).toEqual([0, 0]);
  expect(values(tf.prod(nothing, 1))).toEqual([1, 1]);
});

bug('gather picks by the indices of its own batch', () => {
  const x = tf.reshape(count(6), [2, 3]);
  const indices = tf.tensor2d([[2, 0], [1, 1]], [2, 2], 'int32'); // prettier-ignore
  expect(values(tf.gather(x, indices, 1, 1))).toEqual([2, 0, 4, 4]);
});

bug('gather from nothing has the right shape', () => {
  expect(tf.gather(tf.zeros([3, 0]), tf.tensor1d([0, 1], 'int32')).shape).toEqual([2, 0]);
  expect(tf.gather(tf.ones([3, 2]), tf.tensor1d([], 'int32')).shape).toEqual([0, 2]);
});

bug('transpose of nothing has the right shape', () => {
  expect(tf.transpose(tf.zeros([3, 0, 2])).shape).toEqual([2, 0, 3]);
});

bug('where chooses between bools', () => {
  const chosen = tf.where(
    [true, false, true, false],
    tf.tensor1d([1, 1, 0, 0], 'bool'),
    tf.tensor1d([0, 0, 1, 1], 'bool'),
  );
  expect(values(chosen)).toEqual([1, 0, 0, 1]);
});

bug('reverse turns bools round', () => {
  expect(values(tf.reverse(tf.tensor1d([1, 0, 0, 0, 1, 1], 'bool')))).toEqual([1, 1, 0, 0, 0, 1]);
});

bug('neg of a large int32 is exact', () => {
  expect(values(tf.neg(tf.scalar(2 ** 24 + 1, 'int32')))).toEqual([-(2 ** 24) - 1]);
});

bug("conv2d and depthwiseConv2d with padding 'same' see their input where the stride is above the filter size", () => {
  const [x, filter] = [tf.ones<tf.Rank.R4>([1, 6, 4, 1]), tf.ones<tf.Rank.R4>([2, 1, 1, 1])];
  expect(values(tf.conv2d(x, filter, 3, 'same'))).toEqual([2, 2, 2, 2]);
  expect(values(tf.depthwiseConv2d(x, filter, 3, 'same'))).toEqual([2, 2, 2, 2]);
});

bug('a filter that is larger than its image is refused', () => {
  const x = tf.ones<tf.Rank.R4>([1, 3, 3, 1]);
  const filter = (height: number, width: number) => tf.ones<tf.Rank.R4>([height, width, 1, 1]);
  const message = 'a filter of 5 × 5 has no place in an image of 3 × 3 with padding valid';
  expect(() => tf.conv2d(x, filter(5, 5), 1, 'valid')).toThrow(message);
  expect(() => tf.conv2d(x, filter(2, 2), 1, 'valid', 'NHWC', 4)).toThrow(message);
  expect(() => tf.conv2d(x, filter(1, 4), 2, 'valid')).toThrow('a filter of 1 × 4 has no place');
  expect(() => tf.fused.conv2d({ x, filter: filter(5, 5), strides: 1, pad: 'valid' })).toThrow(message);
  expect(() => tf.depthwiseConv2d(x, filter(5, 5), 1, 'valid')).toThrow(message);
  expect(() => tf.maxPool(x, 5, 1, 'valid')).toThrow(message);
  expect(() => tf.avgPool(x, 5, 1, 'valid')).toThrow(message);
  expect(() => tf.dilation2d(x, tf.ones([5, 5, 1]), 1, 'valid')).toThrow(message);
  expect(values(tf.conv2d(x, filter(5, 5), 1, 'same'))).toEqual(Array(9).fill(9));
  expect(values(tf.conv2d(x, filter(5, 5), 1, 1))).toEqual([9]);
});

it("a depthwise layer works with padding 'same', which comes without a dilation", () => {
  const layer = tf.layers.depthwiseConv2d({ kernelSize: 3, padding: 'same', inputShape: [4, 4, 1] });
  expect(tf.tidy(() => layer.apply(tf.ones([1, 4, 4, 1])) as tf.Tensor).shape).toEqual([1, 4, 4, 1]);
  layer.dispose();
});

bug('gather has a gradient, and an embedding', () => {
  const gradient = tf.grad((x) => tf.gather(x, tf.tensor1d([0, 0, 2], 'int32')));
  expect(values(gradient(tf.ones([3])))).toEqual([2, 0, 1]);
});

bug('matMul has a gradient where a batch is repeated', () => {
  const gradient = tf.grad((b) => tf.matMul(tf.ones([3, 1, 2]), b));
  expect(values(gradient(tf.ones([1, 2, 1])))).toEqual([3, 3]);
});

bug('maximum has a gradient where an operand is repeated', () => {
  expect(values(tf.grad((x) => tf.maximum([1, 2, 3], x))(tf.scalar(2.5)))).toEqual([2]);
});

bug('cumsum has a gradient along the first axis', () => {
  expect(values(tf.grad((x) => tf.cumsum(x, 0))(tf.ones([3, 2])))).toEqual([3, 3, 2, 2, 1, 1]);
});

bug('mirrorPad passes the gradient of the mirrored elements', () => {
  expect(values(tf.grad((x) => tf.mirrorPad(x, [[1, 0]], 'reflect'))(tf.ones([3])))).toEqual([1, 2, 1]);
});

bug('where has a gradient when its condition depends on x', () => {
  const relu = tf.grad((x) => tf.where(tf.greater(x, 0), x, tf.zerosLike(x)));
  expect(values(relu(tf.tensor1d([-1, 2])))).toEqual([0, 1]);
});

it('a comparison itself still has no gradient', () => {
  const gradient = tf.grad((x) => tf.cast(tf.greater(x, 0), 'float32'));
  expect(() => gradient(tf.ones([2]))).toThrow('gradient function not found for Greater');
});

bug('slice begins and ends inside of the tensor', () => {
  const x = tf.reshape(count(6), [2, 3]);
  for (const begin of [-1, -2, -3]) {
    expect(() => tf.slice(count(6), begin, 2)).toThrow('does not support negative begin indexing');
    expect(() => tf.slice(x, [0, begin], [2, 1])).toThrow('does not support negative begin indexing');
  }
  expect(() => tf.slice(x, [0, -2])).toThrow('does not support negative begin indexing');
  expect(() => tf.slice(x, 5)).toThrow('lies behind the end of the shape 2,3');
  expect(() => tf.slice(x, [0, 2], [2, 2])).toThrow('would overflow');
});
