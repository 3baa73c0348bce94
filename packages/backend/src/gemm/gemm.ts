import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { startHelper } from './helper-thread';
import { loadOnnxruntime } from './onnxruntime';
import { multiplyBySimd } from './simd-gemm';

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

export const GEMM_CHOICES = ['simd', 'threads', 'onnxruntime', 'auto'] as const;
/**
 * `simd` is wasm+'s own code, `threads` the same on two threads. `auto` takes onnxruntime-node if it is installed and
 * multiplies rightly, and `simd` if not.
 */
export type GemmChoice = (typeof GEMM_CHOICES)[number];

/** What multiplies large matrices; for `simd`, why nothing faster does. */
export type GemmEngine =
  | { readonly status: 'simd'; readonly reason: string }
  | { readonly status: 'threads' }
  | { readonly status: 'onnxruntime'; readonly version: string };

/** Products of fewer multiplications than these are not worth a call of the library, or waking a thread. */
const SMALLEST = { onnxruntime: 200_000, threads: 8_000_000 };

interface Chosen {
  readonly engine: GemmEngine;
  readonly multiply: Multiply;
  readonly smallest: number;
}

let chosen: Chosen = simd('nothing else was asked for');

/** What multiplies large matrices at present. */
export function gemmEngine(): GemmEngine {
  return chosen.engine;
}

/**
 * Decides what multiplies matrices from now on; products of fewer than `smallest` multiplications stay with `simd`.
 *
 * @throws if something is asked for by name and cannot be used, with the reason
 */
export function chooseGemm(choice: GemmChoice, smallest?: number): void {
  chosen = { ...choose(choice), ...(smallest !== undefined && { smallest }) };
}

function choose(choice: GemmChoice): Chosen {
  if (choice === 'simd') return simd('simd was asked for');
  if (choice === 'threads') {
    return { engine: { status: 'threads' }, multiply: startHelper(), smallest: SMALLEST.threads };
  }
  const loaded = loadOnnxruntime();
  if (loaded.status === 'loaded') {
    const { version, multiply } = loaded;
    return { engine: { status: 'onnxruntime', version }, multiply, smallest: SMALLEST.onnxruntime };
  }
  if (choice === 'auto') return simd(loaded.reason);
  throw new Error(`${loaded.reason}\n${HOW_TO_INSTALL}`);
}

const HOW_TO_INSTALL =
  'Install it with "npm install --no-save --ignore-scripts onnxruntime-node@1.30.0", or choose gemm: "auto".';

function simd(reason: string): Chosen {
  return { engine: { status: 'simd', reason }, multiply: multiplyBySimd, smallest: 0 };
}

export function gemm(backend: BackendWasm, product: Product): void {
  const { m, n, k } = product;
  const multiply = m * n * k >= chosen.smallest ? chosen.multiply : multiplyBySimd;
  multiply(backend, product);
}
