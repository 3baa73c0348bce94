import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { addressesOf, addressOf } from '../simd/heap';
import { simdOf } from '../simd/simd';
import { activate, isActivation, type Activation } from './activate';
import { canBeDirect, panelsOf, windowSize, withScratch } from './direct';
import type { Geometry } from './geometry';
import { isFloat, overrideKernel, sizeOf, type KernelCall, type TensorInfo } from './kernel';

interface Attrs {
  strides: [number, number] | number;
  dilations: [number, number] | number | null; // null from layers
  pad: 'valid' | 'same' | number | tf.backend_util.ExplicitPadding;
  dataFormat: 'NHWC' | 'NCHW';
  dimRoundingMode?: 'floor' | 'round' | 'ceil';
}
interface Inputs {
  x: TensorInfo;
  filter: TensorInfo;
}
interface FusedInputs extends Inputs {
  bias?: TensorInfo;
  preluActivationWeights?: TensorInfo;
}
type Shape = [number, number, number, number];

/** XNNPACK, which stock wasm asks, takes twice as long where there are few channels, and a third more elsewhere. */
export function speedUpConvolution(): void {
  overrideKernel<Inputs, Attrs>('Conv2D', (call, stock) => {
    const geometry = geometryOf(call);
    return isDirect(call, geometry) ? convolve(call.backend, call.inputs, geometry) : stock(call);
  });
  overrideKernel<FusedInputs, Attrs & Activation>('FusedConv2D', (call, stock) => {
    const { inputs, attrs, backend } = call;
    const geometry = geometryOf(call);
    const isKnown = isBias(inputs.bias, geometry) && isActivation(attrs.activation);
    if (!isKnown || !isDirect(call, geometry)) return stock(call);
    return activate(backend, convolve(backend, inputs, geometry), attrs, inputs.preluActivationWeights);
  });
}

function geometryOf({ inputs: { x, filter }, attrs }: KernelCall<Inputs, Attrs>): Geometry {
  const { strides, dilations, pad, dimRoundingMode, dataFormat } = attrs;
  return tf.backend_util.computeConv2DInfo(
    x.shape as Shape,
    filter.shape as Shape,
    strides,
    dilations ?? 1,
    pad,
    dimRoundingMode,
    false,
    tf.backend_util.convertConv2DDataFormat(dataFormat),
  );
}

/** Four positions of an image are computed at a time: with fewer, too much is computed for nothing. */
function isDirect({ inputs: { x, filter }, attrs }: KernelCall<Inputs, Attrs>, geometry: Geometry): boolean {
  const { outHeight, outWidth } = geometry;
  const hasPositions = outHeight > 0 && outHeight * outWidth >= 4;
  return attrs.dataFormat === 'NHWC' && isFloat(x) && isFloat(filter) && hasPositions && canBeDirect(geometry);
}

function isBias(bias: TensorInfo | undefined, { outChannels }: Geometry): boolean {
  return !bias || (isFloat(bias) && bias.shape.length === 1 && bias.shape[0] === outChannels);
}

function convolve(backend: BackendWasm, { x, filter, bias }: FusedInputs, geometry: Geometry): TensorInfo {
  const simd = simdOf(backend);
  const out = backend.makeOutput(geometry.outShape, 'float32');
  if (sizeOf(out) === 0) return out;
  const { outChannels, outHeight, outWidth } = geometry;
  const elements = panelsOf(outChannels) * windowSize(geometry) + outHeight * outWidth + 3;
  withScratch(backend, geometry, elements, (address, scratch) => {
    const [xAt, filterAt, outAt] = addressesOf(backend, [x, filter, out]);
    simd.directConvolution(address, xAt, filterAt, bias ? addressOf(backend, bias) : 0, outAt, scratch);
  });
  return out;
}
