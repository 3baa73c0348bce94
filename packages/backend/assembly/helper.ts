import { at } from './address';
import { gemm } from './gemm';

// A module of its own, with shared memory, for the second thread. Its exports are the whole of it.
export { lendScratch, scratchBytes } from './scratch';

// The words of the job that src/gemm/helper-thread.ts describes.
const READY = 0;
const JOB = 1;
const CLAIM = 2;
const TRANSPOSE_A = 3;
const TRANSPOSE_B = 4;
const M = 5;
const N = 6;
const K = 7;
const A = 8;
const B = 9;
const C = 10;
const STRIP_ROWS = 11;
const STRIPS = 12;
const DONE = 16;

const STRIP_BITS = 8;
const NONE = -1;

/** Waits for jobs and takes part in them, for ever. `control` is where the words of a job lie. */
export function serve(control: usize): void {
  let seen: i32 = 0;
  atomic.store<i32>(at(control, READY), 1);
  while (true) {
    seen = nextJob(control, seen);
    while (multiplyStrip(control, seen) != NONE) {}
  }
}

/** Looks some microseconds before it sleeps: a step of training asks for several products in a row. */
function nextJob(control: usize, seen: i32): i32 {
  for (let look = 0; look < 20_000; look++) {
    const job = atomic.load<i32>(at(control, JOB));
    if (job != seen) return job;
  }
  atomic.wait<i32>(at(control, JOB), seen, -1);
  return atomic.load<i32>(at(control, JOB));
}

/**
 * Claims the next strip of rows and multiplies it. The job is read before the claim: if the claim succeeds, nobody has
 * begun to write another job in between.
 */
function multiplyStrip(control: usize, job: i32): i32 {
  const claim = atomic.load<i32>(at(control, CLAIM));
  const strip = claim & ((1 << STRIP_BITS) - 1);
  const transposeA = load<i32>(at(control, TRANSPOSE_A)) != 0;
  const transposeB = load<i32>(at(control, TRANSPOSE_B)) != 0;
  const m = load<i32>(at(control, M));
  const n = load<i32>(at(control, N));
  const k = load<i32>(at(control, K));
  const a = <usize>load<i32>(at(control, A));
  const b = <usize>load<i32>(at(control, B));
  const c = <usize>load<i32>(at(control, C));
  const stripRows = load<i32>(at(control, STRIP_ROWS));
  const strips = load<i32>(at(control, STRIPS));
  if (claim >>> STRIP_BITS != job || strip >= strips) return NONE;
  if (atomic.cmpxchg<i32>(at(control, CLAIM), claim, claim + 1) != claim) return strip; // the other thread was faster

  const first = strip * stripRows;
  const rows = min(stripRows, m - first);
  const lda = transposeA ? m : k;
  const ldb = transposeB ? k : n;
  const start = at(a, transposeA ? first : first * k);
  gemm(transposeA, transposeB, rows, n, k, start, lda, b, ldb, at(c, first * n), n, false);
  atomic.store<i32>(at(control, DONE + strip), job);
  return strip;
}
