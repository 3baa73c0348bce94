import { sizeOf, TensorData } from '@gradus/contract/protocol';

/** Labelled pictures, as the package of data sets has them: pixels in rows, picture after picture. */
export interface Pictures {
  readonly images: Float32Array;
  readonly labels: Int32Array;
  readonly count: number;
}

/**
 * Pictures as an input, float32 [n, …]: in one row each, or in another shape with as many numbers.
 *
 * @param shape of one picture, `[28, 28, 1]`
 */
export function pictures({ images, count }: Pictures, shape?: readonly number[]): TensorData {
  const one = shape ?? [images.length / count];
  if (count * sizeOf(one) !== images.length) throw new Error(`${count} pictures of [${one}] are not ${images.length}.`);
  return new TensorData('float32', [count, ...one], images);
}

/** Pictures and their labels, as trainings take them. */
export function labelledPictures(set: Pictures): { x: TensorData; y: TensorData } {
  return { x: pictures(set), y: new TensorData('int32', [set.count], set.labels) };
}

/** The pictures from one row on to before another one. */
export function picturesFrom<Set extends Pictures>(set: Set, from: number, to: number): Set {
  const size = set.images.length / set.count;
  return {
    ...set,
    images: set.images.slice(from * size, to * size),
    labels: set.labels.slice(from, to),
    count: to - from,
  };
}
