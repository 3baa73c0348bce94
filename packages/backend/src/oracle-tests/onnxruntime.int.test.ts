import * as tf from '@tensorflow/tfjs';
import { createRequire } from 'node:module';
import { gemmEngine, registerWasmPlus } from '../index';
import { chooseGemm } from '../gemm/gemm';

const TESTS = ['matmul.unit.test', 'einsum.unit.test', 'composite.unit.test', 'convolutions.int.test', 'fits.int.test'];

// The oracles once more, with every product by onnxruntime-node, however small. NODE_PATH=DIR/node_modules lets Jest
// find one that is installed elsewhere.
chooseGemm('auto');
const engine = gemmEngine();

if (engine.status === 'simd') it.skip(`products by onnxruntime-node: ${engine.reason}`, () => {});
else describe('products by onnxruntime-node', checkProducts);

function checkProducts(): void {
  beforeAll(() => {
    registerWasmPlus();
    chooseGemm('onnxruntime', 0);
  });

  const load = createRequire(__filename);
  for (const test of TESTS) load(`./${test}`);

  it('go through the library, and its rounding is not that of wasm+', () => {
    const [a, b] = [tf.randomNormal([64, 300], 0, 1, 'float32', 1), tf.randomNormal([300, 64], 0, 1, 'float32', 2)];
    const native = tf.matMul(a, b);
    chooseGemm('simd');
    const simd = tf.matMul(a, b);
    chooseGemm('onnxruntime', 0);
    expect(native.dataSync()).not.toEqual(simd.dataSync());
    tf.dispose([a, b, native, simd]);
  });
}
