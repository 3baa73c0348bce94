import * as tf from '@tensorflow/tfjs';
import { overrideKernel, type KernelCall, type TensorInfo } from './kernel';

type Shape = [number, number, number, number];
interface Attrs {
  strides: [number, number] | number;
  dilations: [number, number] | number | null; // null from layers
  pad: 'valid' | 'same' | number | tf.backend_util.ExplicitPadding;
  dimRoundingMode?: 'floor' | 'round' | 'ceil';
}
type Call = KernelCall<{ x: TensorInfo; filter: TensorInfo }, Attrs>;

/**
 * Stock wasm returns zeros for padding 'same' where the filter is smaller than its stride. With the same padding in
 * numbers it does not.
 */
export function repairConvolution(): void {
  for (const name of ['Conv2D', 'FusedConv2D']) repair(name, false);
  for (const name of ['DepthwiseConv2dNative', 'FusedDepthwiseConv2D']) repair(name, true);
}

function repair(kernelName: string, isDepthwise: boolean): void {
  overrideKernel(kernelName, (call: Call, stock) => {
    if (call.attrs.pad !== 'same') return stock(call);
    return stock({ ...call, attrs: { ...call.attrs, pad: inNumbers(call, isDepthwise) } });
  });
}

function inNumbers({ inputs: { x, filter }, attrs }: Call, isDepthwise: boolean): Attrs['pad'] {
  const { strides, dilations, pad, dimRoundingMode } = attrs;
  const { strideHeight, strideWidth, filterHeight, filterWidth, padInfo } = tf.backend_util.computeConv2DInfo(
    x.shape as Shape,
    filter.shape as Shape,
    strides,
    dilations ?? 1,
    pad,
    dimRoundingMode,
    isDepthwise,
  );
  if (strideHeight <= filterHeight && strideWidth <= filterWidth) return pad;
  return [[0, 0], [padInfo.top, padInfo.bottom], [padInfo.left, padInfo.right], [0, 0]]; // prettier-ignore
}
