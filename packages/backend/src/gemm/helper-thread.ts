import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { Worker } from 'node:worker_threads';
import { emscriptenOf } from '../simd/heap';
import type { Multiply, Product } from './gemm';
import { BINARY } from './helper-binary';
import { multiplyBySimd, multiplyRows } from './simd-gemm';

/**
 * Products by two threads: rows are split into strips, which this thread and a helper claim in turns. The sums are the
 * same as with one thread, to the last bit.
 *
 * The memory of TensorFlow.js cannot be shared, so the helper works on copies in memory of its own, and what it has
 * multiplied is copied back. This thread therefore never depends on it: a strip that takes the helper too long, because
 * the processor is busy with something else, is multiplied here as well. The helper keeps no process alive.
 *
 * @throws if this process may start no threads
 */
export function startHelper(): Multiply {
  try {
    helper ??= new Helper();
  } catch (error) {
    throw new Error(`A second thread cannot be started: ${(error as Error).message}\nChoose gemm: "simd".`);
  }
  return (backend, product) => helper!.multiply(backend, product);
}

/** How many strips the helper has multiplied so far. */
export function stripsByHelper(): number {
  return helper?.strips ?? 0;
}

let helper: Helper | undefined;

// Words of the job; assembly/helper.ts has the same.
const READY = 0;
const JOB = 1;
const CLAIM = 2;
const PARAMETERS = 3;
const DONE = 16;

const STRIPS = 8;
const STRIP_BITS = 8;
const LAST_JOB = 2 ** (32 - STRIP_BITS - 1) - 1;

// The memory: words | scratch of the helper | A and B | C. Results have a place of their own: a late strip of an
// abandoned product may still be written while the next one is under way. What is not used takes no memory.
const MEGABYTE = 2 ** 20;
const SCRATCH = 1024;
const OPERANDS = 4 * MEGABYTE;
const RESULTS = 68 * MEGABYTE;
const END = 100 * MEGABYTE;
const PAGE = 65536;

/** A strip that the helper has not finished after the time this rate allows is multiplied again; products per ms. */
const SLOWEST_RATE = 12e6;

class Helper {
  strips = 0;
  readonly #bytes: Uint8Array;
  readonly #words: Int32Array;
  #job = 0;

  constructor() {
    const module = new WebAssembly.Module(Buffer.from(BINARY, 'base64'));
    const memory = new WebAssembly.Memory({ initial: END / PAGE, maximum: END / PAGE, shared: true });
    this.#bytes = new Uint8Array(memory.buffer);
    this.#words = new Int32Array(memory.buffer, 0, SCRATCH / 4);
    const worker = new Worker(PROGRAM, { eval: true, execArgv: [], workerData: { module, memory, SCRATCH } });
    worker.unref();
    worker.on('error', () => Atomics.store(this.#words, READY, 0)); // this thread goes on alone
  }

  multiply(backend: BackendWasm, product: Product): void {
    const { m, n, k } = product;
    const fits = 4 * (m * k + k * n) <= RESULTS - OPERANDS && 4 * m * n <= END - RESULTS;
    if (!fits || Atomics.load(this.#words, READY) === 0) return multiplyBySimd(backend, product);
    const rows = Math.ceil(m / STRIPS / 4) * 4; // a tile has four rows
    const strips = Math.ceil(m / rows);
    this.#offer(backend, product, rows, strips);
    const mine = this.#takePart(backend, product, rows, strips);
    for (let strip = 0; strip < strips; strip++) if (!mine.has(strip)) this.#fetch(backend, product, rows, strip);
  }

  /** The claim is invalid while the parameters are written: the helper may still be looking at the job before. */
  #offer(backend: BackendWasm, { transposeA, transposeB, m, n, k, a, b }: Product, rows: number, strips: number): void {
    Atomics.store(this.#words, CLAIM, 0);
    const heap = emscriptenOf(backend).HEAPU8;
    const [atA, atB] = [OPERANDS, OPERANDS + 4 * m * k];
    this.#bytes.set(heap.subarray(a, a + 4 * m * k), atA);
    this.#bytes.set(heap.subarray(b, b + 4 * k * n), atB);
    this.#words.set([Number(transposeA), Number(transposeB), m, n, k, atA, atB, RESULTS, rows, strips], PARAMETERS);
    this.#job = (this.#job % LAST_JOB) + 1;
    Atomics.store(this.#words, CLAIM, this.#job << STRIP_BITS);
    Atomics.store(this.#words, JOB, this.#job);
    Atomics.notify(this.#words, JOB);
  }

  /** Multiplies strips until none is left to claim; returns those it did. */
  #takePart(backend: BackendWasm, product: Product, rows: number, strips: number): Set<number> {
    const mine = new Set<number>();
    for (;;) {
      const claim = Atomics.load(this.#words, CLAIM);
      const strip = claim - (this.#job << STRIP_BITS);
      if (strip >= strips) return mine;
      if (Atomics.compareExchange(this.#words, CLAIM, claim, claim + 1) !== claim) continue;
      mine.add(strip);
      this.#multiplyHere(backend, product, rows, strip);
    }
  }

  #fetch(backend: BackendWasm, product: Product, rows: number, strip: number): void {
    const { m, n, k, c } = product;
    const end = performance.now() + (rows * n * k) / SLOWEST_RATE;
    const isDone = () => Atomics.load(this.#words, DONE + strip) === this.#job;
    while (!isDone() && performance.now() < end);
    if (!isDone()) return this.#multiplyHere(backend, product, rows, strip);
    this.strips++;
    const [from, to] = [strip * rows, Math.min(m, (strip + 1) * rows)].map((row) => 4 * row * n) as [number, number];
    emscriptenOf(backend).HEAPU8.set(this.#bytes.subarray(RESULTS + from, RESULTS + to), c + from);
  }

  #multiplyHere(backend: BackendWasm, product: Product, rows: number, strip: number): void {
    const first = strip * rows;
    multiplyRows(backend, product, first, Math.min(rows, product.m - first));
  }
}

const PROGRAM = `
const { workerData: { module, memory, SCRATCH } } = require('node:worker_threads');
const { exports } = new WebAssembly.Instance(module, { env: { memory } });
exports.lendScratch(SCRATCH);
exports.serve(0);
`;
