import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import { emscriptenOf } from '../simd/heap';
import type { Multiply, Product } from './gemm';
import { gemmModel } from './onnx-model';

export type Loaded =
  | { readonly status: 'loaded'; readonly version: string; readonly multiply: Multiply }
  | { readonly status: 'unusable'; readonly reason: string };

/**
 * Products of matrices by onnxruntime-node: four times as fast as WebAssembly, on one thread. It is used if it loads
 * and multiplies rightly; that it is installed says nothing, since a package may lack its binary.
 *
 * @param load gives the package's inner module, which can compute at once; the public one only later, by a promise
 */
export function loadOnnxruntime(load: () => Package = requirePackage): Loaded {
  try {
    const { version, binding, initOrt } = load();
    initOrt();
    const multiply = checkedProduct(binding);
    return {
      status: 'loaded',
      version,
      multiply: (backend, product) => multiply(emscriptenOf(backend).HEAPU8.buffer, product),
    };
  } catch (error) {
    const [why] = String((error as Error).message).split('\n');
    return { status: 'unusable', reason: `onnxruntime-node cannot be used: ${why}` };
  }
}

/** `dist/binding.js`: no public interface, hence the check of what it computes. */
export interface Package {
  readonly version: string;
  readonly binding: Binding;
  initOrt(): void;
}
interface Binding {
  initOrtOnce(logLevel: number, tensor: typeof PlainTensor, isMainThread: boolean): void;
  readonly InferenceSession: new () => Session;
}
interface Session {
  loadModel(buffer: ArrayBufferLike, offset: number, length: number, options: object): void;
  run(feeds: Record<string, Matrix>, fetches: Record<string, Matrix>, options: object): void;
}
interface Matrix {
  readonly type: 'float32';
  readonly dims: readonly [rows: number, columns: number];
  readonly data: Float32Array;
  readonly location: 'cpu';
}

function requirePackage(): Package {
  const load = createRequire(__filename); // no `require`, or bundlers would look for the package
  const file = load.resolve('onnxruntime-node/package.json');
  const { version } = load(file) as { version: string };
  return { ...(load(join(dirname(file), 'dist/binding.js')) as Package), version };
}

type MultiplyIn = (memory: ArrayBuffer, product: Product) => void;

function checkedProduct(binding: Binding): MultiplyIn {
  const multiply = productBy(binding);
  try {
    check(multiply);
  } catch {
    // Its own class of tensors refuses the Float32Array of another realm, and Jest's tests live in one.
    binding.initOrtOnce(ERRORS_ONLY, PlainTensor, isMainThread);
    check(multiply);
  }
  return multiply;
}

const ERRORS_ONLY = 3;

/** What the binding wraps its results in; nobody looks at them, since they were written to where they belong. */
class PlainTensor {
  constructor(
    readonly type: string,
    readonly data: unknown,
    readonly dims: readonly number[],
  ) {}
}

/** One session for each pair of transposes, which reads from and writes to the given memory itself. */
function productBy(binding: Binding): MultiplyIn {
  const sessions = new Map<string, Session>();
  return (memory, { transposeA, transposeB, m, n, k, a, b, c }) => {
    const key = `${transposeA} ${transposeB}`;
    let session = sessions.get(key);
    if (!session) sessions.set(key, (session = startSession(binding, transposeA, transposeB)));
    const feeds = {
      a: matrix(memory, a, transposeA ? [k, m] : [m, k]),
      b: matrix(memory, b, transposeB ? [n, k] : [k, n]),
    };
    session.run(feeds, { c: matrix(memory, c, [m, n]) }, {});
  };
}

/** One thread: two that wait for each other by spinning are three times slower on a busy machine. */
function startSession(binding: Binding, transposeA: boolean, transposeB: boolean): Session {
  const session = new binding.InferenceSession();
  const { buffer, byteOffset, byteLength } = gemmModel(transposeA, transposeB);
  session.loadModel(buffer, byteOffset, byteLength, { intraOpNumThreads: 1, interOpNumThreads: 1 });
  return session;
}

function matrix(memory: ArrayBuffer, address: number, dims: Matrix['dims']): Matrix {
  return { type: 'float32', dims, data: new Float32Array(memory, address, dims[0] * dims[1]), location: 'cpu' };
}

/** A small product in each pair of transposes, of whole numbers, so that it must come out exactly. */
function check(multiply: MultiplyIn): void {
  const memory = new ArrayBuffer(256);
  const [a, b, c] = [16, 64, 128];
  const values = new Float32Array(memory);
  for (const transposeA of [false, true]) {
    for (const transposeB of [false, true]) {
      values.set(transposeA ? [1, 4, 2, 5, 3, 6] : [1, 2, 3, 4, 5, 6], a / 4);
      values.set(transposeB ? [1, 2, 3, 0, -1, 1] : [1, 0, 2, -1, 3, 1], b / 4);
      values.fill(NaN, c / 4, c / 4 + 4);
      multiply(memory, { transposeA, transposeB, m: 2, n: 2, k: 3, a, b, c });
      const got = [...values.subarray(c / 4, c / 4 + 4)];
      if (String(got) !== String(EXPECTED))
        throw new Error(`it computed ${String(got)} instead of ${String(EXPECTED)}`);
    }
  }
}

/** [[1, 2, 3], [4, 5, 6]] · [[1, 0], [2, −1], [3, 1]] */
const EXPECTED = [14, 1, 32, 1];
