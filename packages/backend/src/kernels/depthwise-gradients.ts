import * as tf from '@tensorflow/tfjs';
import { addressesOf } from '../simd/heap';
import { simdOf } from '../simd/simd';
import { withGeometry } from './geometry';
import { overrideKernel, type KernelCall, type TensorInfo } from './kernel';

interface Attrs {
  strides: [number, number] | number;
  dilations: [number, number] | number;
  pad: 'valid' | 'same' | number | tf.backend_util.ExplicitPadding;
  dimRoundingMode?: 'floor' | 'round' | 'ceil';
}
type FilterCall = KernelCall<{ x: TensorInfo; dy: TensorInfo }, Attrs & { filterShape: Shape }>;
type InputCall = KernelCall<{ dy: TensorInfo; filter: TensorInfo }, Attrs & { inputShape: Shape }>;
type Shape = [number, number, number, number];

/** Stock wasm has neither, so it trains no depthwise or separable convolution. */
export function speedUpDepthwiseGradients(): void {
  overrideKernel('DepthwiseConv2dNativeBackpropFilter', filterGradient);
  overrideKernel('DepthwiseConv2dNativeBackpropInput', inputGradient);
}

function filterGradient({ inputs: { x, dy }, attrs, backend }: FilterCall): TensorInfo {
  const out = backend.makeOutput(attrs.filterShape, 'float32');
  const [xAt, dyAt, outAt] = addressesOf(backend, [x, dy, out]);
  withGeometry(backend, geometryOf(x.shape as Shape, attrs.filterShape, attrs), (geometry) =>
    simdOf(backend).depthwiseFilterGradient(geometry, xAt, dyAt, outAt),
  );
  return out;
}

function inputGradient({ inputs: { dy, filter }, attrs, backend }: InputCall): TensorInfo {
  const out = backend.makeOutput(attrs.inputShape, 'float32');
  const [dyAt, filterAt, outAt] = addressesOf(backend, [dy, filter, out]);
  withGeometry(backend, geometryOf(attrs.inputShape, filter.shape as Shape, attrs), (geometry) =>
    simdOf(backend).depthwiseInputGradient(geometry, dyAt, filterAt, outAt),
  );
  return out;
}

function geometryOf(input: Shape, filter: Shape, { strides, dilations, pad, dimRoundingMode }: Attrs) {
  return tf.backend_util.computeConv2DInfo(input, filter, strides, dilations, pad, dimRoundingMode, true);
}
