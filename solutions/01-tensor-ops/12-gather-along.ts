import { tf } from '@gradus/runtime';

/**
 * Looks up one value of `x` for each cell of `index`: PyTorch's `gather`.
 *
 * For rank 2: axis 0 gives y[i, j] = x[index[i, j], j], axis 1 gives y[i, j] = x[i, index[i, j]]. In general, the cell
 * of `index` says where along `axis` to look, and the place of the cell says where along all other axes.
 * If a value of `x` is looked up several times, the gradients of all those cells add up.
 *
 * Not allowed: `tf.gatherND` (it has no gradient). The values of `x` must not be read either, or the gradient is lost;
 * those of `index` may.
 *
 * @param x any rank from 1, float32 or int32
 * @param axis −rank … rank − 1
 * @param index int32, the rank of `x`, no axis but `axis` longer than that of `x`;
 *   values 0 … x.shape[axis] − 1 (negative ones do NOT count from the end)
 * @returns the shape of `index` and the dtype of `x`
 * @throws Error if the axis does not exist, if `index` is not int32, if the shapes do not fit as said,
 *   or if a value of `index` lies outside the axis
 * @example
 * const x = tf.tensor2d([[1, 2, 3], [4, 5, 6]]);
 * gatherAlong(x, 1, tf.tensor2d([[2, 2], [0, 1]], [2, 2], 'int32')); // [[3, 3], [4, 5]]
 * gatherAlong(x, 0, tf.tensor2d([[1, 0, 1]], [1, 3], 'int32'));      // [[4, 2, 6]]
 * @see PyTorch: `torch.gather`; NumPy: `take_along_axis`
 * @exercise 1.12
 */
export function gatherAlong(x: tf.Tensor, axis: number, index: tf.Tensor): tf.Tensor {
  const d = tf.util.parseAxisParam(axis, x.shape)[0]!;
  const length = x.shape[d]!;
  if (index.dtype !== 'int32') throw new Error(`index must be int32, but it is ${index.dtype}.`);
  if (index.rank !== x.rank || index.shape.some((size, i) => i !== d && size > x.shape[i]!)) {
    throw new Error(`An index of shape [${index.shape}] does not fit x of shape [${x.shape}] along axis ${axis}.`);
  }
  const outside = index.dataSync().find((place) => place < 0 || place >= length);
  if (outside !== undefined) throw new Error(`Index ${outside} is not on axis ${axis}, which has length ${length}.`);
  return tf.tidy(() => {
    // x[i, j, k] is number i * strides[0] + j * strides[1] + k * strides[2] of the flattened x
    const strides = x.shape.map((_, i) => tf.util.sizeFromShape(x.shape.slice(i + 1)));
    const terms = strides.map((stride, i) =>
      (i === d ? index : coordinate(i, index.shape)).mul(tf.scalar(stride, 'int32')),
    );
    const places = terms.reduce((sum, term) => sum.add(term)); // the shape of index
    return x.flatten().gather(places.flatten()).reshape(index.shape);
  });
}

/**
 * 0, 1, 2, … along one axis, ready to be broadcast along the others: shape [1, …, shape[axis], …, 1].
 *
 * @solution
 */
function coordinate(axis: number, shape: number[]): tf.Tensor {
  return tf.range(0, shape[axis]!, 1, 'int32').reshape(shape.map((length, i) => (i === axis ? length : 1)));
}
