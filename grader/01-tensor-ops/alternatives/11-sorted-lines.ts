/**
 * @alternative Sorts the places of each line in plain JavaScript.
 */
import { tf } from '@gradus/runtime';

interface Ranked {
  values: tf.Tensor;
  indices: tf.Tensor;
}

export function topK(x: tf.Tensor, k: number, axis = -1, largest = true): Ranked {
  return ranked(
    x,
    k,
    axis,
    (order) => (largest ? order.reverse() : order).slice(0, k),
    largest,
    (shape, d) => shape.with(d, k),
  );
}

export function kthValue(x: tf.Tensor, k: number, axis = -1): Ranked {
  return ranked(
    x,
    k,
    axis,
    (order) => [order[k - 1]!],
    false,
    (shape, d) => shape.toSpliced(d, 1),
  );
}

function ranked(
  x: tf.Tensor,
  k: number,
  axis: number,
  choose: (ascending: number[]) => number[],
  lastOfEqualsFirst: boolean,
  shapeOf: (shape: number[], d: number) => number[],
): Ranked {
  if (!Number.isInteger(axis) || axis < -x.rank || axis >= x.rank) throw new RangeError('axis');
  const d = (axis + x.rank) % x.rank;
  const length = x.shape[d]!;
  if (!Number.isInteger(k) || k < 1 || k > length) throw new RangeError('k');
  const data = x.dataSync();
  const inner = x.shape.slice(d + 1).reduce((a, b) => a * b, 1);
  const outer = x.shape.slice(0, d).reduce((a, b) => a * b, 1);
  const shape = shapeOf(x.shape, d);
  const values = new Float32Array(shape.reduce((a, b) => a * b, 1));
  const indices = new Int32Array(values.length);
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < inner; i++) {
      const at = (place: number) => data[(o * length + place) * inner + i]!;
      const order = Array.from({ length }, (_, place) => place);
      order.sort((a, b) => at(a) - at(b) || (lastOfEqualsFirst ? b - a : a - b));
      const chosen = choose(order);
      chosen.forEach((place, p) => {
        const target = (o * chosen.length + p) * inner + i;
        values[target] = at(place);
        indices[target] = place;
      });
    }
  }
  return { values: tf.tensor(values, shape, x.dtype), indices: tf.tensor(indices, shape, 'int32') };
}
