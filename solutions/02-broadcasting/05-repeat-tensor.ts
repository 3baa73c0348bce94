import { tf } from '@gradus/runtime';

/**
 * Repeats a tensor as a whole block along each axis, as `torch.Tensor.repeat` and `numpy.tile` do.
 *
 * The sizes multiply: out.shape[i] = reps[i] · x.shape[i], where x first gets leading dimensions of size 1
 * if `reps` is longer than its shape. Along an axis the block follows itself: 1 2 1 2, not 1 1 2 2.
 *
 * Not allowed: `tf.tile`.
 *
 * @param x float32, int32 or bool
 * @param reps how often to repeat along each axis; 0 gives an empty tensor
 * @returns a new tensor with the dtype of x
 * @throws Error if reps has fewer entries than x has dimensions, or an entry that is not an integer ≥ 0
 *
 * @example
 * repeatTensor(tf.tensor2d([[1, 2]]), [1, 2]); // [[1, 2, 1, 2]]
 * repeatTensor(tf.tensor1d([1, 2]), [2, 2]); // [[1, 2, 1, 2], [1, 2, 1, 2]]
 * repeatTensor(tf.zeros([1, 32, 1, 1]), [4, 32, 1, 1]); // shape [4, 1024, 1, 1]
 *
 * @see PyTorch documentation, torch.Tensor.repeat
 * @exercise 2.05
 */
export function repeatTensor(x: tf.Tensor, reps: readonly number[]): tf.Tensor {
  const added = reps.length - x.rank;
  if (added < 0) throw new Error(`A tensor of rank ${x.rank} needs at least ${x.rank} reps, but got ${reps.length}.`);
  if (!reps.every((rep) => Number.isInteger(rep) && rep >= 0)) {
    throw new Error(`reps must be integers ≥ 0, but are [${reps.join(', ')}].`);
  }
  return tf.tidy(() => {
    let out: tf.Tensor = x.reshape([...Array.from({ length: added }, () => 1), ...x.shape]);
    for (const [axis, rep] of reps.entries()) {
      const copies = Array.from({ length: rep }, () => out);
      out = rep === 0 ? nothingOf(out, axis) : tf.concat(copies, axis);
    }
    return out;
  });
}

/**
 * The slice of width 0 along an axis. (`tf.concat` wants at least one tensor.)
 *
 * @solution
 */
function nothingOf(x: tf.Tensor, axis: number): tf.Tensor {
  const size = x.shape.map((size, i) => (i === axis ? 0 : size));
  return x.slice(0, size);
}
