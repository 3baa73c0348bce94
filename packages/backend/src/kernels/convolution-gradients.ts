import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { gemm } from '../gemm/gemm';
import { addressesOf, withMemory } from '../simd/heap';
import { simdOf } from '../simd/simd';
import { canBeDirect, panelsOf, windowSize, withScratch } from './direct';
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
  const addresses = addressesOf(backend, [x, dy, out]);
  if (sizeOf(dy) === 0) (backend.typedArrayFromHeap(out) as Float32Array).fill(0);
  else if (isPointwise(geometry)) pointwiseFilterGradient(backend, geometry, ...addresses);
  else if (isDirect(geometry)) {
    const elements = panelsOf(geometry.outChannels) * Math.ceil(windowSize(geometry) / 4) * 4;
    withScratch(backend, geometry, elements, (address, scratch) =>
      simd.directFilterGradient(address, ...addresses, scratch),
    );
  } else {
    const rows = blockRows(geometry);
    withGeometry(backend, geometry, (address) =>
      withMemory(backend, rows * windowSize(geometry) * 4, (columns) =>
        simd.convolutionFilterGradient(address, ...addresses, columns, rows),
      ),
    );
  }
  return out;
}

/** Copies of windows, in the order in which a product of matrices reads them, pay off where each is used often. */
function isDirect(geometry: Geometry): boolean {
  const [window, filters] = [windowSize(geometry), geometry.outChannels];
  return canBeDirect(geometry) && geometry.outWidth <= LONGEST_RUN && window * filters < 24 * (window + filters);
}

// Directly, a whole row of dy is summed in float32 at least; with products of matrices, no more than this.
const LONGEST_RUN = 384;

function inputGradient({ inputs: { dy, filter }, backend }: InputCall, geometry: Geometry): TensorInfo {
  const simd = simdOf(backend);
  const out = backend.makeOutput(geometry.inShape, 'float32');
  const addresses = addressesOf(backend, [dy, filter, out]);
  if (sizeOf(dy) === 0) (backend.typedArrayFromHeap(out) as Float32Array).fill(0);
  else if (isPointwise(geometry)) pointwiseInputGradient(backend, geometry, ...addresses);
  else {
    const { filterHeight, filterWidth, inChannels, outHeight, outWidth, outChannels } = geometry;
    const panels = filterHeight * panelsOf(filterWidth * inChannels) * outChannels;
    withScratch(backend, geometry, panels + 2 * (outHeight * outWidth + 3), (address, scratch) =>
      simd.directInputGradient(address, ...addresses, scratch),
    );
  }
  return out;
}

/** With a 1 × 1 filter the windows are the inputs themselves. */
function isPointwise({ filterHeight, filterWidth, strideHeight, strideWidth, padInfo }: Geometry): boolean {
  const { top, bottom, left, right } = padInfo;
  return filterHeight * filterWidth * strideHeight * strideWidth === 1 && top + bottom + left + right === 0;
}

function pointwiseFilterGradient(backend: BackendWasm, g: Geometry, a: number, b: number, c: number): void {
  const [m, n, k] = [g.inChannels, g.outChannels, positions(g)];
  gemm(backend, { transposeA: true, transposeB: false, m, n, k, a, b, c });
}

function pointwiseInputGradient(backend: BackendWasm, g: Geometry, a: number, b: number, c: number): void {
  const [m, n, k] = [positions(g), g.inChannels, g.outChannels];
  gemm(backend, { transposeA: false, transposeB: true, m, n, k, a, b, c });
}

function positions({ batchSize, outHeight, outWidth }: Geometry): number {
  return batchSize * outHeight * outWidth;
}

// A block of windows is written and read again at once: it should stay in the second cache, 1 MB.
const BLOCK_ELEMENTS = 256 * 1024;
const MOST_ROWS = 384;

function blockRows(geometry: Geometry): number {
  const fitting = Math.floor(BLOCK_ELEMENTS / windowSize(geometry));
  return Math.min(positions(geometry), Math.max(16, Math.min(MOST_ROWS, fitting)));
}
