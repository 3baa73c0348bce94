import { ProtocolError } from './protocol-error';
import { FRAME_LIMITS } from './frame';
import { sizeOf, TENSOR_ARRAYS, TensorData } from './tensor-data';
import {
  ERROR_KINDS,
  type ErrorKind,
  MODULE_NAMES,
  type Reference,
  TEXT_LIMITS,
  TYPED_ARRAYS,
  VALUE_LIMITS,
} from './wire';

/** An error that crossed, as plain data. */
export interface ErrorData {
  readonly kind: ErrorKind;
  readonly name: string;
  readonly message: string;
  readonly stack: string;
}

/** What the decoding side makes of the things that only it can build. */
export interface Specials {
  tensor(value: TensorData): unknown;
  error(value: ErrorData): unknown;
  reference(value: Reference): unknown;
}

/** Keys that JavaScript or a test framework calls if they hold functions; such an object could forge a comparison. */
const CALLED_KEYS = new Set([
  '$$typeof',
  '__proto__',
  'asymmetricMatch',
  'constructor',
  'inspect',
  'then',
  'toJSON',
  'toString',
  'valueOf',
]);
const ODD_NUMBERS = new Map([
  ['NaN', NaN],
  ['Infinity', Infinity],
  ['-Infinity', -Infinity],
  ['-0', -0],
]);

/** Reads the values of one frame. Whatever the bytes say, it builds plain data, or throws a {@link ProtocolError}. */
export class FrameReader {
  private nodes = 0;
  /** Bytes of the payload read so far: spans that overlap would make gigabytes of a small frame. */
  private bytesRead = 0;

  constructor(
    private readonly payload: Uint8Array,
    private readonly specials: Specials,
  ) {}

  value(wire: unknown, depth = 0): unknown {
    if (++this.nodes > VALUE_LIMITS.nodes || depth > VALUE_LIMITS.depth)
      throw new ProtocolError('the value is too large');
    if (wire === null || typeof wire !== 'object') return wire;
    const w = wire as Record<string, unknown>;
    switch (w['t']) {
      case 'undefined':
        return undefined;
      case 'number':
        return known(ODD_NUMBERS, w['v']);
      case 'bigint':
        return BigInt(matching(/^-?\d{1,1000}$/, w['v']));
      case 'array':
        return list(w['v']).map((element) => this.value(element, depth + 1));
      case 'object':
        return this.object(list(w['v']), depth);
      case 'numbers':
        return Array.from(new Float64Array(this.bytes(w, 8)));
      case 'typed':
        return this.typed(w);
      case 'tensor':
        return this.specials.tensor(this.tensor(w));
      case 'error':
        return this.specials.error(errorData(w));
      case 'handle':
      case 'callback':
      case 'export':
        return this.specials.reference(reference(w));
      default:
        throw new ProtocolError('a value of unknown kind');
    }
  }

  private object(entries: unknown[], depth: number): object {
    const result = {};
    for (const entry of entries) {
      const [key, wire] = list(entry);
      if (typeof key !== 'string') throw new ProtocolError('an object key that is not text');
      const value = this.value(wire, depth + 1);
      if (typeof value === 'function' && CALLED_KEYS.has(key)) {
        throw new ProtocolError(`it holds a function called "${key}"`);
      }
      Object.defineProperty(result, key, { value, enumerable: true, writable: true, configurable: true });
    }
    return result;
  }

  private typed(w: Record<string, unknown>): unknown {
    const { k } = w;
    if (!isKeyOf(TYPED_ARRAYS, k)) throw new ProtocolError('a typed array of unknown kind');
    const Values = TYPED_ARRAYS[k];
    return new Values(this.bytes(w, Values.BYTES_PER_ELEMENT));
  }

  private tensor(w: Record<string, unknown>): TensorData {
    const dtype = w['d'];
    const shape = list(w['s']);
    if (!isKeyOf(TENSOR_ARRAYS, dtype)) throw new ProtocolError('a tensor of unknown dtype');
    if (!isShape(shape)) throw new ProtocolError('a tensor of impossible shape');
    const Values = TENSOR_ARRAYS[dtype];
    const bytes = this.bytes(w, Values.BYTES_PER_ELEMENT);
    if (sizeOf(shape) * Values.BYTES_PER_ELEMENT !== bytes.byteLength) {
      throw new ProtocolError('a tensor whose values do not fill its shape');
    }
    return new TensorData(dtype, shape, new Values(bytes));
  }

  private bytes(w: Record<string, unknown>, width: number): ArrayBuffer {
    const { o, n } = w;
    if (!isLength(o) || !isLength(n) || o + n > this.payload.length || n % width !== 0) {
      throw new ProtocolError('values outside the payload');
    }
    this.bytesRead += n;
    if (this.bytesRead > this.payload.length) throw new ProtocolError('values that share bytes of the payload');
    const copy = new Uint8Array(n); // also aligns the bytes for wider elements
    copy.set(this.payload.subarray(o, o + n));
    return copy.buffer;
  }
}

function errorData(w: Record<string, unknown>): ErrorData {
  const kind = ERROR_KINDS.find((k) => k === w['k']);
  if (!kind) throw new ProtocolError('an error of unknown kind');
  return {
    kind,
    name: text(w['name'], TEXT_LIMITS.name),
    message: text(w['message'], TEXT_LIMITS.message),
    stack: text(w['stack'], TEXT_LIMITS.stack),
  };
}

function reference(w: Record<string, unknown>): Reference {
  if (w['t'] === 'export') {
    const m = MODULE_NAMES.find((name) => name === w['m']);
    if (!m) throw new ProtocolError('an export of an unknown module');
    return { t: 'export', m, path: list(w['path']).map((part) => text(part, TEXT_LIMITS.name)) };
  }
  const { id } = w;
  if (!isLength(id)) throw new ProtocolError('a reference without an id');
  if (w['t'] === 'callback') return { t: 'callback', id };
  return { t: 'handle', id, k: w['k'] === 'function' ? 'function' : 'object', name: text(w['name'], TEXT_LIMITS.name) };
}

function list(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new ProtocolError('a list that is none');
  return value;
}

function text(value: unknown, most: number): string {
  if (typeof value !== 'string') throw new ProtocolError('a text that is none');
  return value.slice(0, most);
}

function matching(pattern: RegExp, value: unknown): string {
  if (typeof value !== 'string' || !pattern.test(value)) throw new ProtocolError('a malformed number');
  return value;
}

function known<T>(map: ReadonlyMap<string, T>, key: unknown): T {
  if (typeof key !== 'string' || !map.has(key)) throw new ProtocolError('a malformed number');
  return map.get(key)!;
}

function isKeyOf<T extends object>(table: T, key: unknown): key is keyof T {
  return typeof key === 'string' && Object.hasOwn(table, key);
}

/** Also the axes of an empty tensor are bounded, or [2 ** 50, 0] would be a small frame and a huge loop. */
function isShape(shape: unknown[]): shape is number[] {
  if (shape.length > VALUE_LIMITS.rank || !shape.every(isLength)) return false;
  return sizeOf(shape.filter((n) => n > 0)) <= FRAME_LIMITS.bytes;
}

function isLength(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
