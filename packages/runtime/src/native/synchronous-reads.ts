import * as tf from '@tensorflow/tfjs';
import type { Tick } from './dawn-ticks';

/** What we use of WebGPU. */
interface GpuBuffer {
  readonly size: number;
  readonly mapState: 'unmapped' | 'pending' | 'mapped';
  mapAsync(mode: number): Promise<void>;
  getMappedRange(): ArrayBuffer;
  unmap(): void;
}

/** What we use of the inside of TensorFlow.js's WebGPU backend, 4.22. */
interface WebGpuBackend {
  readonly tensorMap: { get(dataId: object): TensorOnGpu };
  readonly bufferManager: {
    acquireBuffer(size: number, usage: number): GpuBuffer;
    releaseBuffer(buffer: GpuBuffer): void;
  };
  readonly commandEncoder: {
    copyBufferToBuffer(from: GpuBuffer, fromOffset: number, to: GpuBuffer, toOffset: number, size: number): void;
  };
  ensureCommandEncoderReady(): void;
  endComputePassEncoder(): void;
  submitQueue(): void;
  convertAndCacheOnCPU(dataId: object, values: tf.BackendValues): void;
  readSync(dataId: object): tf.BackendValues;
}

interface TensorOnGpu {
  readonly values: tf.BackendValues | null | undefined;
  readonly dtype: tf.DataType;
  readonly resource: GpuBuffer | null;
}

/**
 * Gives `dataSync()` and everything that reads at once to the WebGPU backend, which knows only a way by canvases of
 * browsers: copies the values into a buffer that can be read, and waits for the GPU.
 */
export function readSynchronously(backend: tf.KernelBackend, tick: Tick): void {
  const webgpu = backend as unknown as WebGpuBackend;
  const stock = webgpu.readSync.bind(webgpu);
  webgpu.readSync = (dataId) => {
    const { values, dtype, resource } = webgpu.tensorMap.get(dataId);
    if (values != null || dtype === 'string' || dtype === 'complex64') return stock(dataId);
    const read = tf.util.convertBackendValuesAndArrayBuffer(bytesIn(resource!, webgpu, tick), dtype);
    webgpu.convertAndCacheOnCPU(dataId, read);
    return read;
  };
}

function bytesIn(buffer: GpuBuffer, backend: WebGpuBackend, tick: Tick): ArrayBuffer {
  const { COPY_DST, MAP_READ } = (globalThis as unknown as { GPUBufferUsage: Record<'COPY_DST' | 'MAP_READ', number> }).GPUBufferUsage; // prettier-ignore
  const { READ } = (globalThis as unknown as { GPUMapMode: { READ: number } }).GPUMapMode;
  const copy = backend.bufferManager.acquireBuffer(buffer.size, COPY_DST | MAP_READ);
  backend.ensureCommandEncoderReady();
  backend.endComputePassEncoder();
  backend.commandEncoder.copyBufferToBuffer(buffer, 0, copy, 0, buffer.size);
  backend.submitQueue();
  const mapping = copy.mapAsync(READ);
  waitFor(copy, tick);
  if (copy.mapState !== 'mapped') {
    mapping.catch(() => undefined); // the state says it; on success a handler would lie about until the function ends
    throw new Error('The GPU was lost while a tensor was read.');
  }
  const bytes = copy.getMappedRange().slice(0);
  copy.unmap();
  backend.bufferManager.releaseBuffer(copy);
  return bytes;
}

const EAGER_MS = 0.1;
const LONGEST_PAUSE_MS = 1;
const NEVER = new Int32Array(new SharedArrayBuffer(4));

/** Looks at once again and again, then after pauses: a GPU made of software needs the processor that looks. */
function waitFor(buffer: GpuBuffer, tick: Tick): void {
  const begun = performance.now();
  for (tick(); buffer.mapState === 'pending'; tick()) {
    const waited = performance.now() - begun;
    if (waited > EAGER_MS) Atomics.wait(NEVER, 0, 0, Math.min(waited / 10, LONGEST_PAUSE_MS));
  }
}
