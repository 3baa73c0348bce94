import { readFile } from 'node:fs/promises';
import { DataError } from './data-error';
import { readIdx } from './idx';
import { SIDE } from './draw-digit';
import type { Digits } from './synth-digits';

/**
 * Reads the first `count` pictures and labels of a pair of IDX files.
 *
 * @throws if the files do not fit together, hold no pictures of 28×28 in ten classes, or hold fewer than `count`
 */
export async function readDigits(files: { images: string; labels: string }, count: number): Promise<Digits> {
  const images = readIdx(await readFile(files.images), files.images);
  const labels = readIdx(await readFile(files.labels), files.labels);
  requireShape(images.shape, [undefined, SIDE, SIDE], files.images);
  requireShape(labels.shape, [images.shape[0]], files.labels);
  if (images.shape[0]! < count) {
    throw new DataError(`${files.images} holds ${images.shape[0]} pictures, but ${count} are needed.`);
  }
  return {
    images: Float32Array.from(images.data.subarray(0, count * SIDE * SIDE), (byte) => byte / 255),
    labels: tenClasses(labels.data.subarray(0, count), files.labels),
    count,
    height: SIDE,
    width: SIDE,
  };
}

function requireShape(shape: number[], wanted: (number | undefined)[], file: string): void {
  const fits =
    shape.length === wanted.length && wanted.every((size, axis) => size === undefined || size === shape[axis]);
  if (fits) return;
  const text = wanted.map((size) => size ?? 'any').join(', ');
  throw new DataError(`${file} must have the shape [${text}] but has [${shape.join(', ')}].`);
}

function tenClasses(labels: Uint8Array, file: string): Int32Array {
  const row = labels.findIndex((label) => label > 9);
  if (row >= 0) throw new DataError(`${file} must hold labels 0 … 9, but label ${row} is ${labels[row]}.`);
  return Int32Array.from(labels);
}
