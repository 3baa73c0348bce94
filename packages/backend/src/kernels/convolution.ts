import * as tf from '@tensorflow/tfjs';
import { overrideKernel, type KernelCall, type TensorInfo } from './kernel';

type Shape = [number, number, number, number];
interface Attrs {
  strides: [number, number] | number;
  dilations: [number, number] | number;
  pad: 'valid' | 'same' | number | tf.backend_util.ExplicitPadding;
  dimRoundingMode?: 'floor' | 'round' | 'ceil';
}
type Call = KernelCall<{ x: TensorInfo; filter: TensorInfo }, Attrs>;

/**
 * Stock wasm returns zeros for padding 'same' where the filter is smaller than its stride. With the same padding in
 * numbers it does not.
 */
export function repairConvolution(): void {
  for (const kernelName of ['Conv2D', 'FusedConv2D']) {
    overrideKernel(kernelName, (call: Call, stock) =>
      call.attrs.pad === 'same' ? stock({ ...call, attrs: { ...call.attrs, pad: inNumbers(call) } }) : stock(call),
    );
  }
}

function inNumbers({ inputs: { x, filter }, attrs }: Call): Attrs['pad'] {
  const { strides, dilations, pad, dimRoundingMode } = attrs;
  const shapes = [x.shape as Shape, filter.shape as Shape] as const;
  const { strideHeight, strideWidth, filterHeight, filterWidth, padInfo } = tf.backend_util.computeConv2DInfo(
    ...shapes,
    strides,
    dilations,
    pad,
    dimRoundingMode,
  );
  if (strideHeight <= filterHeight && strideWidth <= filterWidth) return pad;
  return [[0, 0], [padInfo.top, padInfo.bottom], [padInfo.left, padInfo.right], [0, 0]]; // prettier-ignore
}
