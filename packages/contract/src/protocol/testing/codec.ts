import type { ErrorData } from '../decode';
import { FrameReader } from '../decode';
import { FrameWriter } from '../encode';
import { unpackFrame } from '../frame';
import { TensorData } from '../tensor-data';
import type { Reference, Wire } from '../wire';

/** What the two sides put in the place of things that only they know; here both keep the plain data. */
export class Pointer {
  constructor(readonly reference: Reference) {}
}

export class Failure {
  constructor(readonly data: ErrorData) {}
}

/** One value in a frame of its own. */
export function encode(value: unknown): Buffer {
  const writer = new FrameWriter(special);
  return writer.frame({ id: 1, ok: writer.value(value) });
}

export function decode(bytes: Buffer): unknown {
  const { header, payload } = unpackFrame(bytes);
  return decodeWire((header as { ok: unknown }).ok, payload);
}

export function decodeWire(wire: unknown, payload: Uint8Array = new Uint8Array(), reference = pointer): unknown {
  return new FrameReader(payload, { tensor: (tensor) => tensor, error: (data) => new Failure(data), reference }).value(
    wire,
  );
}

function pointer(reference: Reference): object {
  return new Pointer(reference);
}

function special(value: object): Wire | TensorData | undefined {
  if (value instanceof TensorData) return value;
  if (value instanceof Pointer) return value.reference;
  if (!(value instanceof Failure)) return undefined;
  const { kind, ...texts } = value.data;
  return { t: 'error', k: kind, ...texts };
}
