/**
 * Reads an IDX file of unsigned bytes, the format in which MNIST and Fashion-MNIST come.
 *
 *     bytes 0, 1        00 00
 *     byte 2            08, the type: unsigned byte
 *     byte 3            rank, the number of axes (3 for images, 1 for labels; any other is possible, also 0)
 *     then rank times   the length of one axis, unsigned, 32 bits, most significant byte first (big-endian)
 *     then              the elements in row-major order, one byte each; nothing follows them
 *
 * @param bytes the whole file. It may be a view: part of a larger buffer, such as a Node.js `Buffer`
 * @returns the lengths of the axes, and the elements in a plain `Uint8Array` that shares no memory with `bytes`
 * @throws if the file does not begin with 00 00, if its type is not 08, or if it has fewer or more bytes than its header
 *   announces, the header itself included
 *
 * @example
 * parseIdx(Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 3, 7, 2, 1)); // { shape: [3], data: [7, 2, 1] }
 *
 * @see "The IDX file format", at the end of Y. LeCun's page on MNIST
 * @exercise 5.01
 */
export function parseIdx(bytes: Uint8Array): { shape: number[]; data: Uint8Array } {
  if (bytes.length < 4) throw new Error(`An IDX file has at least 4 bytes, but there are ${bytes.length}.`);
  const [zero1, zero2, type, rank] = bytes as unknown as [number, number, number, number];
  if (zero1 !== 0 || zero2 !== 0) throw new Error(`An IDX file begins with 0 0, not with ${zero1} ${zero2}.`);
  if (type !== 0x08) throw new Error(`The elements must be unsigned bytes (type 8) but have type ${type}.`);
  const headerLength = 4 + 4 * rank;
  if (bytes.length < headerLength) throw new Error(`The header needs ${headerLength} bytes, not ${bytes.length}.`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shape = Array.from({ length: rank }, (_, axis) => view.getUint32(4 + 4 * axis)); // big-endian
  const expected = headerLength + shape.reduce((product, length) => product * length, 1);
  if (bytes.length !== expected) {
    throw new Error(`A file of shape [${shape}] has ${expected} bytes, but there are ${bytes.length}.`);
  }
  return { shape, data: new Uint8Array(bytes.subarray(headerLength)) }; // a copy; Buffer's own slice() is a view
}
