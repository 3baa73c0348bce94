import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { simdOf } from '../simd/simd';
import { loadOnnxruntime } from './onnxruntime';

/**
 * C[m × n] = A[m × k] · B[k × n] in float32, at three addresses of the backend's heap. A is stored as [k × m] if
 * `transposeA`, B as [n × k] if `transposeB`, all without gaps.
 */
export interface Product {
  readonly transposeA: boolean;
  readonly transposeB: boolean;
  readonly m: number;
  readonly n: number;
  readonly k: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

export type Multiply = (backend: BackendWasm, product: Product) => void;

export const GEMM_CHOICES = ['simd', 'onnxruntime', 'auto'] as const;
/** `auto` takes onnxruntime-node if it is installed and multiplies rightly, and wasm+'s own SIMD code if not. */
export type GemmChoice = (typeof GEMM_CHOICES)[number];

/** What multiplies matrices; for `simd`, why nothing faster does. */
export type GemmEngine =
  { readonly status: 'simd'; readonly reason: string } | { readonly status: 'onnxruntime'; readonly version: string };

/** A call of a library costs as much as some 200 000 multiplications. */
const WORTH_A_CALL = 200_000;

let engine: GemmEngine = { status: 'simd', reason: 'nothing else was asked for' };
let native: { readonly multiply: Multiply; readonly smallest: number } | undefined;

/** What multiplies matrices at present. */
export function gemmEngine(): GemmEngine {
  return engine;
}

/**
 * Decides what multiplies matrices from now on; products of fewer than `smallest` multiplications stay with `simd`.
 *
 * @throws if onnxruntime-node is asked for by name and cannot be used, with the reason
 */
export function chooseGemm(choice: GemmChoice, smallest = WORTH_A_CALL): GemmEngine {
  const loaded = choice === 'simd' ? ASKED_FOR_SIMD : loadOnnxruntime();
  if (loaded.status === 'unusable' && choice === 'onnxruntime') throw new Error(`${loaded.reason}\n${HOW_TO_INSTALL}`);
  native = loaded.status === 'loaded' ? { multiply: loaded.multiply, smallest } : undefined;
  engine =
    loaded.status === 'loaded'
      ? { status: 'onnxruntime', version: loaded.version }
      : { status: 'simd', reason: loaded.reason };
  return engine;
}

const ASKED_FOR_SIMD = { status: 'unusable', reason: 'simd was asked for' } as const;
const HOW_TO_INSTALL =
  'Install it with "npm install --no-save --ignore-scripts onnxruntime-node@1.30.0", or choose gemm: "auto".';

export function gemm(backend: BackendWasm, product: Product): void {
  const { m, n, k } = product;
  const multiply = native && m * n * k >= native.smallest ? native.multiply : multiplyBySimd;
  multiply(backend, product);
}

function multiplyBySimd(backend: BackendWasm, { transposeA, transposeB, m, n, k, a, b, c }: Product): void {
  const [lda, ldb] = [transposeA ? m : k, transposeB ? k : n];
  simdOf(backend).gemm(transposeA, transposeB, m, n, k, a, lda, b, ldb, c, n, false);
}
