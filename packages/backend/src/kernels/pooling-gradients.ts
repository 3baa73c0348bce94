import * as tf from '@tensorflow/tfjs';
import { addressesOf } from '../simd/heap';
import { simdOf } from '../simd/simd';
import { withGeometry } from './geometry';
import { overrideKernel, type KernelCall, type TensorInfo } from './kernel';

interface Attrs {
  filterSize: [number, number] | number;
  strides: [number, number] | number;
  pad: 'valid' | 'same' | number | tf.backend_util.ExplicitPadding;
  dimRoundingMode?: 'floor' | 'round' | 'ceil';
}
type Call = KernelCall<{ dy: TensorInfo; input: TensorInfo }, Attrs>;

/**
 * Stock wasm loses the gradient of a window without positive values: it looks for a maximum above the smallest positive
 * number. And its averages divide by the whole window even where that lies half outside, unlike its own forward pass.
 */
export function repairPoolingGradients(): void {
  overrideKernel('MaxPoolGrad', ({ inputs: { dy, input }, attrs, backend }: Call) => {
    const out = backend.makeOutput(input.shape, 'float32');
    const [inputAt, dyAt, outAt] = addressesOf(backend, [input, dy, out]);
    withGeometry(backend, geometryOf(input, attrs), (geometry) =>
      simdOf(backend).maxPoolGradient(geometry, inputAt, dyAt, outAt),
    );
    return out;
  });
  overrideKernel('AvgPoolGrad', ({ inputs: { dy, input }, attrs, backend }: Call) => {
    const out = backend.makeOutput(input.shape, 'float32');
    const [dyAt, outAt] = addressesOf(backend, [dy, out]);
    withGeometry(backend, geometryOf(input, attrs), (geometry) =>
      simdOf(backend).averagePoolGradient(geometry, dyAt, outAt),
    );
    return out;
  });
}

function geometryOf({ shape }: TensorInfo, { filterSize, strides, pad, dimRoundingMode }: Attrs) {
  const input = shape as [number, number, number, number];
  return tf.backend_util.computePool2DInfo(input, filterSize, strides, 1, pad, dimRoundingMode);
}
