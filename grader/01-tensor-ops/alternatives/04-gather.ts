/**
 * @alternative Lists the places on each axis one by one, and gathers them axis after axis.
 */
import { tf } from '@gradus/runtime';

export interface Slice {
  start?: number;
  stop?: number;
  step?: number;
}

export function sliceBy(x: tf.Tensor, spec: ReadonlyArray<number | Slice>): tf.Tensor {
  if (spec.length > x.rank) throw new RangeError('too many entries');
  const lists = x.shape.map((length, axis) => placesOf(spec[axis] ?? {}, length));
  const shape = lists.filter((_, axis) => typeof spec[axis] !== 'number').map((places) => places.length);
  return tf.tidy(() => {
    let taken = x;
    lists.forEach((places, axis) => (taken = tf.gather(taken, tf.tensor1d(places, 'int32'), axis)));
    return taken.reshape(shape);
  });
}

function placesOf(entry: number | Slice, length: number): number[] {
  if (typeof entry === 'number') {
    if (!(entry >= -length && entry < length) || entry % 1 !== 0) throw new RangeError('no such index');
    return [(entry + length) % length];
  }
  const { start, stop, step = 1 } = entry;
  if (step === 0 || [start, stop, step].some((part) => part !== undefined && part % 1 !== 0)) {
    throw new RangeError('no such slice');
  }
  const fromEnd = (place: number) => (place < 0 ? place + length : place);
  const places: number[] = [];
  if (step > 0) {
    const end = stop === undefined ? length : fromEnd(stop);
    for (let i = Math.max(0, fromEnd(start ?? 0)); i < Math.min(end, length); i += step) places.push(i);
  } else {
    const end = stop === undefined ? -1 : fromEnd(stop);
    for (let i = Math.min(length - 1, fromEnd(start ?? length - 1)); i > Math.max(end, -1); i += step) places.push(i);
  }
  return places;
}
