import { ProtocolError } from './protocol-error';
import { aligned, packFrame } from './frame';
import { TensorData } from './tensor-data';
import { type Span, TYPED_ARRAYS, type TypedArrayName, VALUE_LIMITS, type Wire } from './wire';

/** Puts a frame together: values go into the header, their numbers into the payload. */
export class FrameWriter {
  private readonly chunks: Uint8Array[] = [];
  private offset = 0;
  private nodes = 0;

  /**
   * @param special turns what only one side knows (tensors of a backend, functions, handles, errors) into something
   *   that can cross, or returns undefined for everything else
   */
  constructor(private readonly special: (value: object, writer: FrameWriter) => Wire | TensorData | undefined) {}

  /** @throws {ProtocolError} naming what cannot cross */
  value(value: unknown, depth = 0): Wire {
    if (depth > VALUE_LIMITS.depth) throw new ProtocolError('the value is nested too deeply, or contains itself');
    if (++this.nodes > VALUE_LIMITS.nodes) throw new ProtocolError('the value has too many parts to be sent');
    switch (typeof value) {
      case 'number':
        return Number.isFinite(value) && !Object.is(value, -0) ? value : { t: 'number', v: oddNumber(value) };
      case 'string':
      case 'boolean':
        return value;
      case 'undefined':
        return { t: 'undefined' };
      case 'bigint':
        return { t: 'bigint', v: String(value) };
      case 'symbol':
        throw new ProtocolError('a symbol cannot be sent');
      default:
        return value === null ? null : this.object(value as object, depth);
    }
  }

  frame(header: object): Buffer {
    return packFrame(header, this.chunks);
  }

  private object(value: object, depth: number): Wire {
    const special = this.special(value, this);
    if (special instanceof TensorData) return this.tensor(special);
    if (special !== undefined) return special;
    if (ArrayBuffer.isView(value)) return this.typed(value);
    if (Array.isArray(value)) return this.array(value, depth);
    return { t: 'object', v: Object.keys(value).map((key) => [key, this.value(value[key as never], depth + 1)]) };
  }

  private array(value: unknown[], depth: number): Wire {
    if (value.length > 16 && holdsOnlyNumbers(value)) return { t: 'numbers', ...this.put(Float64Array.from(value)) };
    return { t: 'array', v: Array.from(value, (element) => this.value(element, depth + 1)) };
  }

  private typed(value: ArrayBufferView): Wire {
    const name = Object.prototype.toString.call(value).slice(8, -1);
    if (!Object.hasOwn(TYPED_ARRAYS, name)) throw new ProtocolError(`a ${name} cannot be sent`);
    return { t: 'typed', k: name as TypedArrayName, ...this.put(value) };
  }

  private tensor(value: TensorData): Wire {
    return { t: 'tensor', d: value.dtype, s: [...value.shape], ...this.put(value.values) };
  }

  private put(values: ArrayBufferView): Span {
    const span = { o: this.offset, n: values.byteLength };
    this.chunks.push(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
    this.offset += aligned(values.byteLength);
    return span;
  }
}

function oddNumber(value: number): 'NaN' | 'Infinity' | '-Infinity' | '-0' {
  return Object.is(value, -0) ? '-0' : (String(value) as 'NaN' | 'Infinity' | '-Infinity');
}

/** A loop, since `every` would pass over the holes of a sparse array. */
function holdsOnlyNumbers(list: readonly unknown[]): list is readonly number[] {
  for (const element of list) if (typeof element !== 'number') return false;
  return true;
}
