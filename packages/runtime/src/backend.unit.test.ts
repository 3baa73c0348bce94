import { selectBackend } from './backend';
import * as tf from './tf';

const values = (tensor: tf.Tensor) => [...tensor.dataSync()];
const shapeAndValues = (tensor: tf.Tensor) => [tensor.shape, values(tensor)];

test('selectBackend() names a backend that it cannot start', async () => {
  jest.spyOn(console, 'warn').mockImplementation(() => {});
  await expect(selectBackend('abacus' as never)).rejects.toThrow(/abacus/);
});

describe.each(['wasm', 'cpu'] as const)('on %s', (name) => {
  beforeAll(async () => {
    expect(await selectBackend(name)).toEqual({ name, device: 'CPU', kind: 'processor' });
    expect(tf.getBackend()).toBe(name);
  });
  beforeEach(() => tf.engine().startScope());
  afterEach(() => tf.engine().endScope());

  test('gather() has a gradient that adds up repeated rows', () => {
    const x = tf.tensor2d([1, 2, 3, 4, 5, 6], [3, 2]);
    const gradient = tf.grad((y: tf.Tensor) => tf.gather(y, tf.tensor1d([2, 0, 2], 'int32')).sum())(x);
    expect(values(gradient)).toEqual([1, 1, 0, 0, 2, 2]);
  });

  test('gather() with batchDims takes each row’s own indices', () => {
    const x = tf.tensor2d([1, 2, 3, 4, 5, 6], [2, 3]);
    const indices = tf.tensor2d([2, 0, 1, 1], [2, 2], 'int32');
    expect(shapeAndValues(tf.gather(x, indices, 1, 1))).toEqual([[2, 2], [3, 1, 5, 5]]); // prettier-ignore
  });

  test('gather() of nothing keeps its shape', () => {
    const picked = tf.gather(tf.ones([0, 2]), tf.tensor1d([], 'int32'));
    expect(shapeAndValues(picked)).toEqual([[0, 2], []]);
  });

  test('einsum() is the sum it writes', () => {
    const [a, b] = [tf.tensor2d([1, 2, 3, 4], [2, 2]), tf.tensor2d([5, 6, 7, 8], [2, 2])];
    expect(values(tf.einsum('ij,jk->ik', a, b))).toEqual([19, 22, 43, 50]);
  });

  test('cumprod() multiplies along an axis', () => {
    expect(values(tf.cumprod(tf.tensor1d([2, 3, 4])))).toEqual([2, 6, 24]);
  });

  test.each(['int32', 'bool', 'float32'] as const)('stridedSlice() reads %s', (dtype) => {
    const x = tf.tensor1d([1, 0, 1, 0, 1, 1], dtype);
    expect(values(tf.stridedSlice(x, [0], [6], [2]))).toEqual([1, 1, 1]);
    expect(values(tf.stridedSlice(x, [5], [-7], [-2]))).toEqual([1, 0, 0]);
  });

  test('stridedSlice() has a gradient', () => {
    const x = tf.tensor1d([1, 2, 3, 4, 5]);
    const gradient = tf.grad((y: tf.Tensor) => tf.stridedSlice(y, [0], [5], [2]).mul(tf.tensor1d([1, 10, 100])).sum())(x);
    expect(values(gradient)).toEqual([1, 0, 10, 0, 100]);
  }); // prettier-ignore

  test('neg() of int32 keeps every digit', () => {
    expect(values(tf.neg(tf.tensor1d([-300000001, 5], 'int32')))).toEqual([300000001, -5]);
  });

  test('transpose() of nothing keeps its shape', () => {
    expect(tf.transpose(tf.zeros([0, 3, 2])).shape).toEqual([2, 3, 0]);
    expect(tf.transpose(tf.zeros([0, 2, 3, 4]), [0, 3, 1, 2]).shape).toEqual([0, 4, 2, 3]);
  });

  test('matMul() of int32', () => {
    const a = tf.tensor2d([1, 2, 3, 4], [2, 2], 'int32');
    expect(values(tf.matMul(a, a))).toEqual([7, 10, 15, 22]);
  });

  test('matMul() over an inner axis of length 0 is 0', () => {
    expect(shapeAndValues(tf.matMul(tf.zeros([2, 0]), tf.zeros([0, 3])))).toEqual([[2, 3], [0, 0, 0, 0, 0, 0]]); // prettier-ignore
  });

  test('where() on bool, again and again', () => {
    const condition = tf.tensor1d([1, 0, 1], 'bool');
    for (let i = 0; i < 50; i++) {
      const chosen = tf.where(condition, tf.tensor1d([1, 1, 0], 'bool'), tf.tensor1d([0, 0, 1], 'bool'));
      expect(values(chosen)).toEqual([1, 0, 0]);
    }
  });

  test('clipByValue() leaves NaN', () => {
    expect(values(tf.clipByValue(tf.tensor1d([NaN, 5, -5]), -1, 1))).toEqual([NaN, 1, -1]);
    expect(values(tf.clipByValue(tf.tensor1d([5, -5]), -1, 1))).toEqual([1, -1]);
  });

  test('sum() and prod() over nothing are 0 and 1', () => {
    const empty = tf.zeros([0, 2]);
    expect(shapeAndValues(tf.sum(empty, 0))).toEqual([[2], [0, 0]]);
    expect(shapeAndValues(tf.prod(empty, 0))).toEqual([[2], [1, 1]]);
  });

  test.each<[string, tf.DataType, (x: tf.Tensor) => tf.Tensor]>([
    ['max', 'float32', (x) => tf.max(x, 0)],
    ['min', 'float32', (x) => tf.min(x, 0)],
    ['mean', 'float32', (x) => tf.mean(x, 0)],
    ['all', 'bool', (x) => tf.all(x, 0)],
    ['any', 'bool', (x) => tf.any(x, 0)],
  ])('%s() over nothing does not depend on what lay in memory', (_, dtype, reduce) => {
    const once = values(reduce(tf.zeros([0, 2], dtype)));
    for (const filling of [3, 7, 11]) {
      tf.fill([64], filling).dispose();
      tf.fill([2], filling).dispose();
      expect(values(reduce(tf.zeros([0, 2], dtype)))).toEqual(once);
    }
  });

  test('the repairs leave no tensor behind', () => {
    const x = tf.tensor1d([1, 2, 3, 4], 'int32');
    const before = tf.memory().numTensors;
    tf.neg(x).dispose();
    tf.stridedSlice(x, [0], [4], [2]).dispose();
    tf.clipByValue(tf.tidy(() => x.toFloat()), 0, 1).dispose(); // prettier-ignore
    expect(tf.memory().numTensors).toBe(before + 1);
  });
});
