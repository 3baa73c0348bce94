import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { emscriptenOf, withMemory } from '../simd/heap';

/** A convolution or a pooling; what `tf.backend_util` computes of either. */
export type Geometry = tf.backend_util.Conv2DInfo;

/** Runs `use` with the address of the geometry, laid out as assembly/geometry.ts has it. */
export function withGeometry(backend: BackendWasm, geometry: Geometry, use: (address: number) => void): void {
  const fields = [
    geometry.batchSize,
    geometry.inHeight,
    geometry.inWidth,
    geometry.inChannels,
    geometry.outHeight,
    geometry.outWidth,
    geometry.outChannels,
    geometry.filterHeight,
    geometry.filterWidth,
    geometry.strideHeight,
    geometry.strideWidth,
    geometry.dilationHeight,
    geometry.dilationWidth,
    geometry.padInfo.top,
    geometry.padInfo.left,
    ...frameOf(geometry),
  ];
  withMemory(backend, fields.length * 4, (address) => {
    new Int32Array(emscriptenOf(backend).HEAPU8.buffer, address, fields.length).set(fields);
    use(address);
  });
}

/** Height and width of what all windows together cover, padding included. */
export function frameOf(geometry: Geometry): [height: number, width: number] {
  const { outHeight, outWidth, strideHeight, strideWidth, effectiveFilterHeight, effectiveFilterWidth } = geometry;
  return [(outHeight - 1) * strideHeight + effectiveFilterHeight, (outWidth - 1) * strideWidth + effectiveFilterWidth];
}
