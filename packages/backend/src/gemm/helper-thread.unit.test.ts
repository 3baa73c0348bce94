import * as tf from '@tensorflow/tfjs';
import { useWasmPlus } from '../testing/use-wasm-plus';
import { chooseGemm, gemmEngine } from './gemm';
import { stripsByHelper } from './helper-thread';

useWasmPlus();

beforeAll(() => {
  chooseGemm('threads', 0);
  expect(gemmEngine()).toEqual({ status: 'threads' });
  const x = tf.ones([256, 256]);
  while (stripsByHelper() === 0) tf.dispose(tf.matMul(x, x)); // it takes a moment to start, and then its part
  tf.dispose(x);
}, 30_000);

afterAll(() => {
  chooseGemm('simd');
});

const SIZES = [
  [512, 64, 300],
  [97, 33, 400],
  [5, 9, 7],
  [1, 1, 1],
] as const;

const TRANSPOSES = [
  [false, false],
  [true, false],
  [false, true],
  [true, true],
] as const;

it.each(SIZES)('two threads compute the same bits as one: %d × %d from %d', (m, n, k) => {
  for (const [transposeA, transposeB] of TRANSPOSES) {
    const a = matrix(transposeA ? [k, m] : [m, k]);
    const b = matrix(transposeB ? [n, k] : [k, n]);
    expectSameBits([() => tf.matMul(a, b, transposeA, transposeB)]);
    tf.dispose([a, b]);
  }
});

it('products of different sizes in a row do not disturb each other', () => {
  const matrices = Array.from({ length: 12 }, (_, i) => matrix([40 + 31 * i, 40 + 31 * i]));
  expectSameBits(matrices.map((x) => () => tf.matMul(x, x, true)));
  tf.dispose(matrices);
});

function matrix(shape: [number, number]): tf.Tensor {
  return tf.tidy(() => tf.reshape(tf.sin(tf.range(0, shape[0] * shape[1])), shape));
}

function expectSameBits(products: (() => tf.Tensor)[]): void {
  const bits = () => products.map(bitsOf);
  chooseGemm('simd');
  const expected = bits();
  chooseGemm('threads', 0);
  for (let round = 0; round < 10; round++) {
    bits().forEach((product, i) => expect(product.equals(expected[i]!)).toBe(true));
  }
}

function bitsOf(product: () => tf.Tensor): Buffer {
  const tensor = product();
  const bits = Buffer.from(tensor.dataSync().slice().buffer);
  tensor.dispose();
  return bits;
}
