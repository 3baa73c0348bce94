import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { addressesOf } from '../simd/heap';
import { simdOf } from '../simd/simd';
import { isFloat, overrideKernel, runKernel, sizeOf, type KernelCall, type TensorInfo } from './kernel';

type Call = KernelCall<{ x: TensorInfo }, { axis: number | number[]; keepDims: boolean }>;

/**
 * Stock wasm adds up in one float32, so that the sum of 2²⁵ ones is 2²⁴, and transposes first if the axes are not the
 * last ones. The kernel here sums over a run of neighbouring axes, one run after the other.
 */
export function repairSums(): void {
  overrideKernel('Sum', (call: Call, stock) => (isMine(call) ? reduce(call, false) : stock(call)));
  overrideKernel('Mean', (call: Call, stock) => (isMine(call) ? reduce(call, true) : stock(call)));
}

function isMine({ inputs: { x } }: Call): boolean {
  return isFloat(x) && sizeOf(x) > 0;
}

function reduce({ inputs: { x }, attrs: { axis, keepDims }, backend }: Call, isMean: boolean): TensorInfo {
  const axes = tf.util.parseAxisParam(axis, x.shape).sort((a, b) => a - b);
  let current = x;
  for (const run of runsOf(axes)) {
    const next = reduceRun(backend, current, run, isMean);
    if (current !== x) backend.disposeData(current.dataId);
    current = next;
  }
  if (current === x) current = runKernel('Identity', backend, { x });
  const [outShape] = tf.backend_util.computeOutAndReduceShapes(x.shape, axes);
  current.shape = keepDims ? tf.backend_util.expandShapeToKeepDim(outShape, axes) : outShape;
  return current;
}

/** [0, 1, 3] → [[0, 1], [3]] */
function runsOf(axes: number[]): number[][] {
  const runs: number[][] = [];
  for (const axis of axes) {
    const run = runs.at(-1);
    if (run && run.at(-1) === axis - 1) run.push(axis);
    else runs.push([axis]);
  }
  return runs;
}

/** The result keeps the axes, with length 1. */
function reduceRun(backend: BackendWasm, x: TensorInfo, axes: number[], isMean: boolean): TensorInfo {
  const { sizeFromShape } = tf.util;
  const [first, end] = [axes[0]!, axes.at(-1)! + 1];
  const outer = sizeFromShape(x.shape.slice(0, first));
  const length = sizeFromShape(x.shape.slice(first, end));
  const inner = sizeFromShape(x.shape.slice(end));
  const out = backend.makeOutput(tf.backend_util.expandShapeToKeepDim(without(x.shape, axes), axes), 'float32');
  const [xAt, outAt] = addressesOf(backend, [x, out]);
  simdOf(backend).sumMiddle(xAt, outAt, outer, length, inner, isMean ? 1 / length : 1);
  return out;
}

function without(shape: number[], axes: number[]): number[] {
  return shape.filter((size, axis) => !axes.includes(axis));
}
