import * as tf from '@tensorflow/tfjs';
import { addGradient } from './gradient';
import { moveBack } from './move-gradient';

/** TensorFlow.js has no gradient for strided slices. */
export function addStridedSliceGradient(): void {
  addGradient('StridedSlice', ['x'], (dy, [x], attrs) => {
    const { begin, end, strides, ...masks } = attrs as unknown as SliceAttrs;
    const { beginMask, endMask, ellipsisMask, newAxisMask, shrinkAxisMask } = masks;
    const slice = (places: tf.Tensor) =>
      tf.stridedSlice(places, begin, end, strides, beginMask, endMask, ellipsisMask, newAxisMask, shrinkAxisMask);
    return { x: () => moveBack(dy, x!, slice) };
  });
}

interface SliceAttrs {
  begin: number[];
  end: number[];
  strides: number[];
  beginMask: number;
  endMask: number;
  ellipsisMask: number;
  newAxisMask: number;
  shrinkAxisMask: number;
}
