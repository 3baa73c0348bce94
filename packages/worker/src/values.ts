import {
  type ErrorKind,
  type FrameWriter,
  ProtocolError,
  type Specials,
  TEXT_LIMITS,
  TENSOR_ARRAYS,
  TensorData,
  type TensorDtype,
  type Wire,
} from '@gradus/contract/protocol';
import { NotImplemented, tf } from '@gradus/runtime';
import { ForbiddenImport } from './forbidden-import';
import type { Handles } from './handles';
import { TensorBudgetExceeded } from './tensor-budget';

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
    error: ({ kind, name, message }) => {
      const error = Object.assign(new Error(message), { name });
      receivedKinds.set(error, kind);
      return error;
    },
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

/** Whatever was thrown, as something that can be sent: also if reading it throws, or its texts are endless. */
export function errorWire(error: unknown): Wire {
  try {
    if (!(error instanceof Error)) return thrownWire('Error', `${String(error)} was thrown, which is not an Error`);
    const stack = String(error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)).join('\n'); // prettier-ignore
    return thrownWire(String(error.name), String(error.message), kindOf(error), stack);
  } catch {
    return thrownWire('Error', 'something was thrown that cannot be read');
  }
}

function thrownWire(name: string, message: string, kind: ErrorKind = 'thrown', stack = ''): Wire {
  return {
    t: 'error',
    k: kind,
    name: name.slice(0, TEXT_LIMITS.name),
    message: message.slice(0, TEXT_LIMITS.message),
    stack: stack.slice(0, TEXT_LIMITS.stack),
  };
}

/** Errors that came from the judge keep their kind on the way through the student's code. */
const receivedKinds = new WeakMap<Error, ErrorKind>();

function kindOf(error: Error): ErrorKind {
  if (error instanceof NotImplemented) return 'not-implemented';
  if (error instanceof ForbiddenImport) return 'forbidden';
  if (error instanceof TensorBudgetExceeded) return 'memory-limit';
  if (error instanceof ProtocolError) return 'invalid-value';
  return receivedKinds.get(error) ?? 'thrown';
}

function className(prototype: object): string {
  return String(prototype.constructor?.name ?? 'Object');
}
