import { registerWasmPlus } from '../register-wasm-plus';
import { chooseGemm, gemmEngine } from './gemm';
import { loadOnnxruntime } from './onnxruntime';

jest.mock('./onnxruntime', () => ({ loadOnnxruntime: jest.fn() }));
const load = jest.mocked(loadOnnxruntime);

const missing = { status: 'unusable', reason: 'onnxruntime-node cannot be used: Cannot find module' } as const;
const multiply = jest.fn();

beforeEach(() => {
  load.mockReturnValue({ status: 'loaded', version: '1.2.3', multiply });
});

it('registerWasmPlus() multiplies by its own code unless it is told otherwise, and leaves a choice alone later', () => {
  registerWasmPlus();
  expect(gemmEngine()).toEqual({ status: 'simd', reason: 'simd was asked for' });
  registerWasmPlus({ gemm: 'auto' });
  registerWasmPlus();
  expect(gemmEngine()).toEqual({ status: 'onnxruntime', version: '1.2.3' });
});

it('auto falls back, and gemmEngine() says why', () => {
  load.mockReturnValue(missing);
  chooseGemm('auto');
  expect(gemmEngine()).toEqual({ status: 'simd', reason: missing.reason });
});

it('onnxruntime asked for by name and unusable is an error that says what to do', () => {
  load.mockReturnValue(missing);
  expect(() => chooseGemm('onnxruntime')).toThrow(/Cannot find module\nInstall it with "npm install --no-save/);
});

it('simd is chosen without looking for anything else', () => {
  load.mockClear();
  chooseGemm('simd');
  expect(load).not.toHaveBeenCalled();
});
