import { tf } from '@gradus/runtime';

type SafeNorm = typeof import('#03-autograd/09-safe-norm').safeNorm;

/** Σ of the norms of the rows of x − center, as a loss over many examples has it. */
export function sumOfRowNorms(safeNorm: SafeNorm, x: tf.Tensor, center: tf.Tensor): tf.Tensor {
  const rows = x.sub(center).unstack();
  return tf.addN(rows.map((row) => safeNorm(row)));
}
