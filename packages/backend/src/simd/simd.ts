import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { BINARY } from './binary';
import { emscriptenOf } from './heap';

type Address = number;
type Unary = (x: Address, y: Address, length: number) => void;
type UnaryGradient = (saved: Address, dy: Address, dx: Address, length: number) => void;

/** What assembly/ exports. Addresses are those of the backend's own heap: nothing is copied on the way. */
export interface Simd {
  readonly exp: Unary;
  readonly tanh: Unary;
  readonly reluGradient: UnaryGradient;
  readonly sigmoidGradient: UnaryGradient;
  readonly tanhGradient: UnaryGradient;
  addRow(x: Address, row: Address, y: Address, rows: number, columns: number): void;
  clip(x: Address, y: Address, length: number, low: number, high: number): void;
  clipGradient(x: Address, dy: Address, dx: Address, length: number, low: number, high: number): void;
  adam(
    ...args: [
      ...tensors: [p: Address, m: Address, v: Address, g: Address, newP: Address, newM: Address, newV: Address],
      length: number,
      ...settings: [
        rate: number,
        beta1: number,
        beta2: number,
        epsilon: number,
        correction1: number,
        correction2: number,
      ],
    ]
  ): void;
  gemm(
    ...args: [
      ...transposes: [a: boolean, b: boolean],
      ...sizes: [m: number, n: number, k: number],
      ...matrices: [a: Address, lda: number, b: Address, ldb: number, c: Address, ldc: number],
      accumulate: boolean,
    ]
  ): void;
  sgd(p: Address, g: Address, newP: Address, length: number, rate: number): void;
  sumMiddle(x: Address, target: Address, outer: number, length: number, inner: number, scale: number): void;
  transpose(x: Address, y: Address, rows: number, columns: number): void;
  copyBlocks(
    ...args: [
      source: Address,
      sourceStride: number,
      target: Address,
      targetStride: number,
      bytes: number,
      count: number,
    ]
  ): void;
  gatherRows(x: Address, indices: Address, y: Address, count: number, rowBytes: number): void;
  sumSegments(x: Address, ids: Address, y: Address, count: number, rowLength: number, segments: number): void;
  averagePoolGradient(geometry: Address, dy: Address, dx: Address): void;
  maxPoolGradient(geometry: Address, x: Address, dy: Address, dx: Address): void;
  depthwiseFilterGradient(geometry: Address, x: Address, dy: Address, dfilter: Address): void;
  depthwiseInputGradient(geometry: Address, dy: Address, filter: Address, dx: Address): void;
  convolutionFilterGradient(
    ...args: [geometry: Address, x: Address, dy: Address, dfilter: Address, columns: Address, blockRows: number]
  ): void;
  directConvolution(
    ...args: [geometry: Address, x: Address, filter: Address, bias: Address, y: Address, scratch: Address]
  ): void;
  directFilterGradient(geometry: Address, x: Address, dy: Address, dfilter: Address, scratch: Address): void;
  directInputGradient(geometry: Address, dy: Address, filter: Address, dx: Address, scratch: Address): void;
  lendScratch(address: Address): void;
  scratchBytes(): number;
}

const instances = new WeakMap<BackendWasm, Simd>();

/** The module on this backend's heap, made when first asked for. */
export function simdOf(backend: BackendWasm): Simd {
  let simd = instances.get(backend);
  if (!simd) instances.set(backend, (simd = instantiate(backend)));
  return simd;
}

function instantiate(backend: BackendWasm): Simd {
  const module = new WebAssembly.Module(Buffer.from(BINARY, 'base64'));
  const { exports } = new WebAssembly.Instance(module, { env: { memory: memoryOf(backend) } });
  const simd = exports as unknown as Simd;
  simd.lendScratch(emscriptenOf(backend)._malloc(simd.scratchBytes() + 16));
  return simd;
}

/** Emscripten keeps its memory among the exports of its module, under a name that changes with every build. */
function memoryOf(backend: BackendWasm): object {
  const memory = Object.values(emscriptenOf(backend).asm).find((value) => value instanceof WebAssembly.Memory);
  if (memory) return memory;
  throw new Error(
    'Expected the memory of TensorFlow.js among the exports of its wasm module, but found none.\n' +
      'This package is made for @tensorflow/tfjs-backend-wasm 4.22.0: install that version.',
  );
}
