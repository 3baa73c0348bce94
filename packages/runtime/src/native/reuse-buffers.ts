import type * as tf from '@tensorflow/tfjs';
import { numbering } from './numbering';

/** What we use of WebGPU. */
interface GpuBuffer {
  readonly size: number;
  readonly usage: number;
}

/** What we use of TensorFlow.js's keeper of buffers, 4.22. */
interface BufferManager {
  /** Those that nobody uses, by size and usage; the last one of a list is taken next. */
  readonly freeBuffers: ReadonlyMap<string, GpuBuffer[]>;
  releaseBuffer(buffer: GpuBuffer, reuse?: boolean): void;
}

/**
 * Free buffers of a kind are taken in an order that never changes, whatever order they were given back in. So each step of
 * a training uses the buffers that the last one used, in the same places, and its bind groups are known.
 */
export function reuseBuffersInOrder(backend: tf.KernelBackend): void {
  const { bufferManager } = backend as unknown as { bufferManager: BufferManager };
  const release = bufferManager.releaseBuffer.bind(bufferManager);
  const numberOf = numbering();
  bufferManager.releaseBuffer = (buffer, reuse = true) => {
    release(buffer, reuse);
    const free = reuse ? bufferManager.freeBuffers.get(`${buffer.size}_${buffer.usage}`) : undefined;
    if (free?.at(-1) !== buffer) return;
    const number = numberOf(buffer);
    let place = free.length - 1;
    for (; place > 0 && numberOf(free[place - 1]!) < number; place--) free[place] = free[place - 1]!;
    free[place] = buffer;
  };
}
