import * as tf from '@tensorflow/tfjs';
import { overrideKernel, type KernelCall, type TensorInfo } from './kernel';

type Shape = [number, number, number, number];
interface Attrs {
  strides: [number, number] | number;
  dilations?: [number, number] | number | null; // null from layers
  pad: 'valid' | 'same' | number | tf.backend_util.ExplicitPadding;
  dimRoundingMode?: 'floor' | 'round' | 'ceil';
}
type FilterCall = KernelCall<{ x: TensorInfo; filter: TensorInfo }, Attrs>;
type PoolCall = KernelCall<{ x: TensorInfo }, Attrs & { filterSize: [number, number] | number }>;

/**
 * A filter that is larger than its image has no place in it. Stock wasm makes tensors of negative size of this, and
 * writes over memory of others.
 */
export function refuseLargeFilters(): void {
  const { computeConv2DInfo, computeDilation2DInfo, computePool2DInfo } = tf.backend_util;
  for (const [kernelName, isDepthwise] of FILTERS) {
    overrideKernel(kernelName, (call: FilterCall, stock) => {
      const { strides, dilations, pad, dimRoundingMode } = call.attrs;
      const [x, filter] = shapesOf(call);
      refuse(
        kernelName,
        call.attrs,
        computeConv2DInfo(x, filter, strides, dilations ?? 1, pad, dimRoundingMode, isDepthwise),
      );
      return stock(call);
    });
  }
  for (const kernelName of ['MaxPool', 'AvgPool']) {
    overrideKernel(kernelName, (call: PoolCall, stock) => {
      const { filterSize, strides, pad, dimRoundingMode } = call.attrs;
      const x = call.inputs.x.shape as Shape;
      refuse(kernelName, call.attrs, computePool2DInfo(x, filterSize, strides, 1, pad, dimRoundingMode));
      return stock(call);
    });
  }
  overrideKernel('Dilation2D', (call: FilterCall, stock) => {
    const { strides, dilations, pad } = call.attrs;
    const [x, filter] = shapesOf(call) as unknown as [Shape, [number, number, number]];
    refuse('Dilation2D', call.attrs, computeDilation2DInfo(x, filter, strides, pad as 'valid', 'NHWC', dilations ?? 1));
    return stock(call);
  });
}

const FILTERS = [
  ['Conv2D', false],
  ['FusedConv2D', false],
  ['DepthwiseConv2dNative', true],
  ['FusedDepthwiseConv2D', true],
] as const;

function shapesOf({ inputs }: FilterCall): [Shape, Shape] {
  return [inputs.x.shape as Shape, inputs.filter.shape as Shape];
}

/** @throws if no place for the filter is left in an image that is not empty itself */
function refuse(kernelName: string, { pad }: Attrs, info: tf.backend_util.Conv2DInfo): void {
  const { inHeight, inWidth, outHeight, outWidth, effectiveFilterHeight, effectiveFilterWidth } = info;
  if ((outHeight >= 1 && outWidth >= 1) || inHeight === 0 || inWidth === 0) return;
  const how = typeof pad === 'string' ? pad : JSON.stringify(pad);
  throw new Error(
    `Error in ${kernelName}: a filter of ${effectiveFilterHeight} × ${effectiveFilterWidth} has no place in an image of ` +
      `${inHeight} × ${inWidth} with padding ${how}. Take a smaller filter, or pad the image.`,
  );
}
