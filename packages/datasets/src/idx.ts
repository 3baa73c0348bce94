import { gunzipSync } from 'node:zlib';

/** An array of bytes with a shape, as the IDX files of MNIST hold it. */
export interface Idx {
  readonly shape: number[];
  readonly data: Uint8Array;
}

const UNSIGNED_BYTE = 0x08;

/**
 * Reads an IDX file of unsigned bytes, gzipped or not: two zero bytes, the type, the number of dimensions, each
 * dimension as a big-endian 32-bit number, and the elements row by row.
 *
 * @param file the name errors speak of
 * @throws if the bytes are no such file, or there are fewer or more of them than the dimensions announce
 */
export function readIdx(bytes: Uint8Array, file: string): Idx {
  const plain = isGzip(bytes) ? gunzip(bytes, file) : bytes;
  const shape = readHeader(plain, file);
  const headerBytes = 4 + 4 * shape.length;
  const expected = headerBytes + shape.reduce((product, size) => product * size, 1);
  if (plain.length !== expected) {
    const problem = plain.length < expected ? 'is cut short' : 'is too long';
    const found = `expected ${expected} bytes for the shape [${shape.join(', ')}], found ${plain.length}`;
    throw new Error(`${file} ${problem}: ${found}. Fetch the file again.`);
  }
  return { shape, data: plain.slice(headerBytes) };
}

/** The bytes of an IDX file of unsigned bytes. */
export function writeIdx({ shape, data }: Idx): Uint8Array {
  const size = shape.reduce((product, n) => product * n, 1);
  if (size !== data.length) {
    throw new RangeError(`the shape [${shape.join(', ')}] holds ${size} elements, but there are ${data.length}`);
  }
  const bytes = new Uint8Array(4 + 4 * shape.length + size);
  bytes.set([0, 0, UNSIGNED_BYTE, shape.length]);
  const view = new DataView(bytes.buffer);
  shape.forEach((n, axis) => view.setUint32(4 + 4 * axis, n));
  bytes.set(data, 4 + 4 * shape.length);
  return bytes;
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

function gunzip(bytes: Uint8Array, file: string): Uint8Array {
  try {
    return gunzipSync(bytes);
  } catch (cause) {
    throw new Error(`${file} cannot be unzipped: ${(cause as Error).message}. Fetch the file again.`, { cause });
  }
}

function readHeader(bytes: Uint8Array, file: string): number[] {
  if (bytes.length < 4)
    throw new Error(`${file} is cut short: an IDX header has at least 4 bytes, found ${bytes.length}.`);
  const [zero1, zero2, type, rank] = bytes as unknown as [number, number, number, number];
  if (zero1 !== 0 || zero2 !== 0) {
    throw new Error(
      `${file} is not an IDX file: it must begin with 00 00 (or 1f 8b if gzipped), found ${hex(zero1, zero2)}.`,
    );
  }
  if (type !== UNSIGNED_BYTE) throw new Error(`${file} must hold unsigned bytes (type 08) but has type ${hex(type)}.`);
  const headerBytes = 4 + 4 * rank;
  if (bytes.length < headerBytes) {
    throw new Error(
      `${file} is cut short: a header of ${rank} dimensions has ${headerBytes} bytes, found ${bytes.length}.`,
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: rank }, (_, axis) => view.getUint32(4 + 4 * axis));
}

function hex(...bytes: number[]): string {
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
}
