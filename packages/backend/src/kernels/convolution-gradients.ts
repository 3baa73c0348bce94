import * as tf from '@tensorflow/tfjs';
import { addressesOf, withMemory } from '../simd/heap';
import { simdOf, type Simd } from '../simd/simd';
import { withGeometry, type Geometry } from './geometry';
import { overrideKernel, sizeOf, type KernelCall, type TensorInfo } from './kernel';

interface Attrs {
  strides: [number, number] | number;
  pad: 'valid' | 'same' | number | tf.backend_util.ExplicitPadding;
  dataFormat: 'NHWC' | 'NCHW';
  dimRoundingMode?: 'floor' | 'round' | 'ceil';
}
type FilterCall = KernelCall<{ x: TensorInfo; dy: TensorInfo }, Attrs & { filterShape: Shape }>;
type InputCall = KernelCall<{ dy: TensorInfo; filter: TensorInfo }, Attrs & { inputShape: Shape }>;
type Shape = [number, number, number, number];

/** Stock wasm has no filter gradient at all, so it trains no convolution; its input gradient is a plain loop. */
export function speedUpConvolutionGradients(): void {
  overrideKernel('Conv2DBackpropFilter', (call: FilterCall, onCpu) => {
    if (call.attrs.dataFormat === 'NCHW') return onCpu(call);
    return filterGradient(call, geometryOf(call.inputs.x.shape as Shape, call.attrs.filterShape, call.attrs));
  });
  overrideKernel('Conv2DBackpropInput', (call: InputCall, stock) => {
    if (call.attrs.dataFormat === 'NCHW') return stock(call);
    return inputGradient(call, geometryOf(call.attrs.inputShape, call.inputs.filter.shape as Shape, call.attrs));
  });
}

function geometryOf(input: Shape, filter: Shape, { strides, pad, dimRoundingMode }: Attrs): Geometry {
  return tf.backend_util.computeConv2DInfo(input, filter, strides, 1, pad, dimRoundingMode, false, 'channelsLast');
}

function filterGradient({ inputs: { x, dy }, backend }: FilterCall, geometry: Geometry): TensorInfo {
  const simd = simdOf(backend);
  const out = backend.makeOutput(geometry.filterShape, 'float32');
  const [xAt, dyAt, outAt] = addressesOf(backend, [x, dy, out]);
  if (sizeOf(dy) === 0) (backend.typedArrayFromHeap(out) as Float32Array).fill(0);
  else if (isPointwise(geometry)) pointwiseFilterGradient(simd, geometry, xAt, dyAt, outAt);
  else {
    const rows = blockRows(geometry);
    withGeometry(backend, geometry, (address) =>
      withMemory(backend, rows * windowSize(geometry) * 4, (columns) =>
        simd.convolutionFilterGradient(address, xAt, dyAt, outAt, columns, rows),
      ),
    );
  }
  return out;
}

function inputGradient({ inputs: { dy, filter }, backend }: InputCall, geometry: Geometry): TensorInfo {
  const simd = simdOf(backend);
  const out = backend.makeOutput(geometry.inShape, 'float32');
  const [dyAt, filterAt, outAt] = addressesOf(backend, [dy, filter, out]);
  if (sizeOf(dy) === 0) (backend.typedArrayFromHeap(out) as Float32Array).fill(0);
  else if (isPointwise(geometry)) pointwiseInputGradient(simd, geometry, dyAt, filterAt, outAt);
  else {
    const rows = blockRows(geometry);
    withGeometry(backend, geometry, (address) =>
      withMemory(backend, rows * windowSize(geometry) * 4, (columns) =>
        simd.convolutionInputGradient(address, dyAt, filterAt, outAt, columns, rows),
      ),
    );
  }
  return out;
}

/** With a 1 × 1 filter the windows are the inputs themselves. */
function isPointwise({ filterHeight, filterWidth, strideHeight, strideWidth, padInfo }: Geometry): boolean {
  const { top, bottom, left, right } = padInfo;
  return filterHeight * filterWidth * strideHeight * strideWidth === 1 && top + bottom + left + right === 0;
}

function pointwiseFilterGradient(simd: Simd, g: Geometry, x: number, dy: number, out: number): void {
  const [m, n] = [g.inChannels, g.outChannels];
  simd.gemm(true, false, m, n, positions(g), x, m, dy, n, out, n, false);
}

function pointwiseInputGradient(simd: Simd, g: Geometry, dy: number, filter: number, out: number): void {
  const [n, k] = [g.inChannels, g.outChannels];
  simd.gemm(false, true, positions(g), n, k, dy, k, filter, k, out, n, false);
}

function positions({ batchSize, outHeight, outWidth }: Geometry): number {
  return batchSize * outHeight * outWidth;
}

function windowSize({ filterHeight, filterWidth, inChannels }: Geometry): number {
  return filterHeight * filterWidth * inChannels;
}

// A block of windows is written and read again at once: it should stay in the second cache, 1 MB.
const BLOCK_ELEMENTS = 256 * 1024;
const MOST_ROWS = 384;

function blockRows(geometry: Geometry): number {
  const fitting = Math.floor(BLOCK_ELEMENTS / windowSize(geometry));
  return Math.min(positions(geometry), Math.max(16, Math.min(MOST_ROWS, fitting)));
}
