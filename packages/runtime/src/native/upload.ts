import * as tf from '@tensorflow/tfjs';

/** What we use of the inside of TensorFlow.js's WebGPU backend, 4.22. */
interface WebGpuBackend {
  readonly tensorMap: { get(dataId: object): TensorData };
  readonly bufferManager: { acquireBuffer(size: number, usage: number): object };
  readonly queue: { writeBuffer(buffer: object, offset: number, data: ArrayBufferView): void };
  uploadToGPU(dataId: object): void;
}

interface TensorData {
  readonly dtype: tf.DataType;
  readonly shape: readonly number[];
  values: tf.BackendValues | null | undefined;
  resource: object | null | undefined;
}

const BYTES = 4;

/**
 * Brings values to the GPU in a buffer that is used again. TensorFlow.js makes another buffer for each tensor, from which
 * it copies: a number that a tensor is multiplied by costs three kilobytes until the event loop turns, and ends the pass
 * of programs that is being recorded.
 *
 * What is written comes before the programs that are recorded and not yet sent, none of which has the buffer: it would
 * not be free.
 */
export function uploadWithoutStaging(backend: tf.KernelBackend): void {
  const webgpu = backend as unknown as WebGpuBackend;
  const stock = webgpu.uploadToGPU.bind(webgpu);
  const { STORAGE, COPY_SRC, COPY_DST } = (globalThis as unknown as { GPUBufferUsage: Record<string, number> }).GPUBufferUsage as Record<'STORAGE' | 'COPY_SRC' | 'COPY_DST', number>; // prettier-ignore
  webgpu.uploadToGPU = (dataId) => {
    const data = webgpu.tensorMap.get(dataId);
    const numbers = data.resource ? undefined : numbersOf(data);
    if (!numbers) return stock(dataId);
    const buffer = webgpu.bufferManager.acquireBuffer(BYTES * numbers.length, STORAGE | COPY_SRC | COPY_DST);
    webgpu.queue.writeBuffer(buffer, 0, numbers);
    [data.resource, data.values] = [buffer, null];
  };
}

/** As the GPU's programs expect them; nothing if there are none. */
function numbersOf({ dtype, shape, values }: TensorData): Float32Array | Int32Array | undefined {
  if (!values || dtype === 'string' || dtype === 'complex64') return undefined;
  const numbers = values as ArrayLike<number>;
  const size = tf.util.sizeFromShape([...shape]);
  if (numbers.length !== size) return undefined;
  if (dtype === 'float32') return numbers instanceof Float32Array ? numbers : Float32Array.from(numbers);
  return numbers instanceof Int32Array ? numbers : Int32Array.from(numbers);
}
