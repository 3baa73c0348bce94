import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { overrideKernel, runKernel, type KernelCall, type TensorInfo } from './kernel';

interface Attrs {
  begin: number[];
  end: number[];
  strides: number[];
  beginMask: number;
  endMask: number;
  ellipsisMask: number;
  newAxisMask: number;
  shrinkAxisMask: number;
}
type Call = KernelCall<{ x: TensorInfo }, Attrs>;

/** Stock wasm reads everything as float32, and like the cpu backend it loses its way where an axis is dropped. */
export function repairStridedSlice(): void {
  overrideKernel('StridedSlice', (call: Call, stock) => (call.inputs.x.dtype === 'string' ? stock(call) : slice(call)));
}

function slice({ inputs: { x }, attrs, backend }: Call): TensorInfo {
  const { beginMask, endMask, ellipsisMask, newAxisMask, shrinkAxisMask } = attrs;
  const { finalShape, begin, end, strides } = tf.slice_util.sliceInfo(
    x.shape,
    attrs.begin,
    attrs.end,
    attrs.strides,
    beginMask,
    endMask,
    ellipsisMask,
    newAxisMask,
    shrinkAxisMask,
  );
  const size = strides.map((stride, axis) => Math.max(0, Math.ceil((end[axis]! - begin[axis]!) / stride)));
  const isPlain = strides.every((stride) => stride === 1) && x.shape.length > 0;
  const out = isPlain ? runKernel('Slice', backend, { x }, { begin, size }) : step(backend, x, begin, size, strides);
  return { ...out, shape: finalShape };
}

function step(backend: BackendWasm, x: TensorInfo, begin: number[], size: number[], strides: number[]): TensorInfo {
  const out = backend.makeOutput(size, x.dtype);
  const [from, to] = [backend.typedArrayFromHeap(x), backend.typedArrayFromHeap(out)];
  placesOf(x.shape, begin, size, strides).forEach((place, i) => (to[i] = from[place]!));
  return out;
}

/** Where in x each element of the result lies. */
function placesOf(shape: number[], begin: number[], size: number[], strides: number[]): number[] {
  let unit = 1;
  let places = [0];
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const steps = Array.from({ length: size[axis]! }, (_, i) => (begin[axis]! + i * strides[axis]!) * unit);
    places = steps.flatMap((own) => places.map((place) => own + place));
    unit *= shape[axis]!;
  }
  return places;
}
