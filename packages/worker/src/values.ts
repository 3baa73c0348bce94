import {
  type ErrorKind,
  type FrameWriter,
  ProtocolError,
  type Specials,
  TENSOR_ARRAYS,
  TensorData,
  type TensorDtype,
  type Wire,
} from '@gradus/contract/protocol';
import { NotImplemented, tf } from '@gradus/runtime';
import { ForbiddenImport } from './forbidden-import';
import type { Handles } from './handles';

/** Encodes what only the worker knows: tensors by their values, functions and class instances as handles. */
export function encodeSpecial(handles: Handles): (value: object, writer: FrameWriter) => Wire | TensorData | undefined {
  return (value) => {
    if (value instanceof tf.Tensor) return readTensor(handles.track(value));
    if (typeof value === 'function') {
      return { t: 'handle', id: handles.idOf(value), k: 'function', name: String(value.name) };
    }
    if (value instanceof Error) return errorWire(value);
    const prototype = Object.getPrototypeOf(value) as object | null;
    const plain =
      prototype === null || prototype === Object.prototype || Array.isArray(value) || ArrayBuffer.isView(value);
    return plain ? undefined : { t: 'handle', id: handles.idOf(value), k: 'object', name: className(prototype) };
  };
}

/** Decodes for the worker: tensors of the backend, errors to throw, functions that call back into the judge. */
export function decodeSpecials(handles: Handles, reference: Specials['reference']): Specials {
  return {
    tensor: (value) => handles.track(makeTensor(value)),
    error: (data) => Object.assign(new Error(data.message), { name: data.name }),
    reference,
  };
}

export function makeTensor(value: TensorData): tf.Tensor {
  return tf.tensor(value.values, [...value.shape], value.dtype);
}

/** @throws {ProtocolError} in words a student understands */
export function readTensor(tensor: tf.Tensor): TensorData {
  if (tensor.isDisposed) throw new ProtocolError('the tensor has already been disposed');
  const Values = TENSOR_ARRAYS[tensor.dtype as TensorDtype];
  if (!Values) throw new ProtocolError(`a ${tensor.dtype} tensor cannot be judged`);
  return new TensorData(tensor.dtype as TensorDtype, [...tensor.shape], Values.from(tensor.dataSync() as Float32Array));
}

export function errorWire(error: unknown): Wire {
  if (!(error instanceof Error)) return { t: 'error', k: 'thrown', name: 'Error', message: show(error), stack: '' };
  const { name, message, stack } = error;
  return { t: 'error', k: kindOf(error), name: String(name), message: String(message), stack: String(stack ?? '') };
}

function kindOf(error: Error): ErrorKind {
  if (error instanceof NotImplemented) return 'not-implemented';
  if (error instanceof ForbiddenImport) return 'forbidden';
  return error instanceof ProtocolError ? 'invalid-value' : 'thrown';
}

function className(prototype: object): string {
  return String(prototype.constructor?.name ?? 'Object');
}

function show(thrown: unknown): string {
  return `${String(thrown)} was thrown, which is not an Error`;
}
