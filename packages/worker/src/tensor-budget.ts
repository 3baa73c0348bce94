import { tf } from '@gradus/runtime';

/** Tensors take more memory than student code may have. */
export class TensorBudgetExceeded extends Error {
  override readonly name = 'TensorBudgetExceeded';
}

/** What we use of TensorFlow.js's inside: the engine is told of every tensor that begins and ends. */
interface Engine {
  trackTensor(tensor: tf.Tensor, backend: unknown): void;
  removeDataId(dataId: object, backend: unknown): void;
}

/** All memory of tensors begins with a call of this. */
interface Backend {
  write(values: unknown, shape: number[], dtype: tf.DataType): object;
}

const MEGABYTE = 2 ** 20;

/**
 * From now on a tensor with which all tensors made since would take more than so many megabytes ends in an error that says
 * which one it is and how many there are. It comes before the memory is taken, where the system would end the process.
 */
export function limitTensors(megabytes: number): void {
  budget.megabytes = megabytes;
  budget.bytes = 0;
  budget.sizes.clear();
  budget.watching ||= watch(tf.engine() as unknown as Engine, tf.backend() as unknown as Backend);
}

const budget = { megabytes: Infinity, bytes: 0, sizes: new Map<object, number>(), watching: false };

function watch(engine: Engine, backend: Backend): true {
  const { trackTensor, removeDataId } = engine;
  const { write } = backend;
  backend.write = function (values, shape, dtype) {
    const bytes = bytesOf(tf.util.sizeFromShape(shape), dtype);
    if (budget.bytes + bytes > budget.megabytes * MEGABYTE) throw new TensorBudgetExceeded(excess(shape, bytes));
    return write.call(this, values, shape, dtype);
  };
  engine.trackTensor = function (tensor, backend) {
    trackTensor.call(this, tensor, backend);
    if (budget.sizes.has(tensor.dataId)) return;
    const bytes = bytesOf(tensor.size, tensor.dtype);
    budget.sizes.set(tensor.dataId, bytes);
    budget.bytes += bytes;
  };
  engine.removeDataId = function (dataId, backend) {
    budget.bytes -= budget.sizes.get(dataId) ?? 0;
    budget.sizes.delete(dataId);
    removeDataId.call(this, dataId, backend);
  };
  return true;
}

/** Complex tensors are counted by their parts, texts not at all. */
function bytesOf(size: number, dtype: tf.DataType): number {
  return dtype === 'complex64' || dtype === 'string' ? 0 : size * tf.util.bytesPerElement(dtype);
}

/** The first words are those by which the judge tells one tensor that is too large from many that were never disposed. */
function excess(shape: readonly number[], bytes: number): string {
  const most = `${budget.megabytes} MB is what all tensors together may take`;
  const name = `[${shape.join(', ')}]`;
  if (bytes > (budget.megabytes * MEGABYTE) / 2)
    return `one tensor of shape ${name} takes ${megabytes(bytes)}; ${most}`;
  const all = megabytes(budget.bytes + bytes);
  return `${budget.sizes.size + 1} tensors take ${all}, the last of them has the shape ${name}; ${most}`;
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / MEGABYTE)} MB`;
}
