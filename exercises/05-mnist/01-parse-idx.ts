// Exercise 5.01, 11 points.
import { NotImplemented } from '@gradus/runtime';

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
 */
export function parseIdx(bytes: Uint8Array): { shape: number[]; data: Uint8Array } {
  throw new NotImplemented('5.01');
}
