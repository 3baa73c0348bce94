import type { TensorDtype } from './tensor-data';

/** Offset and length of bytes in the frame's payload. */
export interface Span {
  o: number;
  n: number;
}

export const TYPED_ARRAYS = {
  Float32Array,
  Float64Array,
  Int8Array,
  Int16Array,
  Int32Array,
  Uint8Array,
  Uint8ClampedArray,
  Uint16Array,
  Uint32Array,
} as const;
export type TypedArrayName = keyof typeof TYPED_ARRAYS;

/**
 * How an error crosses. `invalid-value`: the worker could not send what the student returned. `memory-limit`: tensors took
 * more than they may.
 */
export const ERROR_KINDS = ['thrown', 'not-implemented', 'invalid-value', 'forbidden', 'memory-limit'] as const;
export type ErrorKind = (typeof ERROR_KINDS)[number];

/** A value in a frame's header. JSON numbers, strings, booleans and null stand for themselves. */
export type Wire =
  | number
  | string
  | boolean
  | null
  | { t: 'undefined' }
  | { t: 'number'; v: 'NaN' | 'Infinity' | '-Infinity' | '-0' }
  | { t: 'bigint'; v: string }
  | { t: 'array'; v: Wire[] }
  | { t: 'object'; v: [string, Wire][] }
  | ({ t: 'numbers' } & Span)
  | ({ t: 'typed'; k: TypedArrayName } & Span)
  | ({ t: 'tensor'; d: TensorDtype; s: number[] } & Span)
  | { t: 'error'; k: ErrorKind; name: string; message: string; stack: string }
  | Reference;

/** Things that do not cross but are pointed at. */
export type Reference =
  /** a function or object that lives in the worker */
  | { t: 'handle'; id: number; k: 'function' | 'object'; name: string }
  /** a function that lives in the judge */
  | { t: 'callback'; id: number }
  /** an export of a module loaded in the worker */
  | { t: 'export'; m: ModuleName; path: string[] };

/** `student`: the exercise; `probe`: the lesson's own helpers that run beside it; `ops`: the worker's built-in helpers. */
export const MODULE_NAMES = ['student', 'probe', 'ops'] as const;
export type ModuleName = (typeof MODULE_NAMES)[number];

export const VALUE_LIMITS = { depth: 32, nodes: 200_000, rank: 8 } as const;

/** Characters kept of texts that a student's process sends about itself; the rest is cut on both sides. */
export const TEXT_LIMITS = { name: 100, message: 4_000, stack: 8_000 } as const;
