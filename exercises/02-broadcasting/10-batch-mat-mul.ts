// Exercise 2.10, 10 points.
// Do without: matMul, dot, einsum, outerProduct, fused, dataSync, arraySync, bufferSync.
// TensorFlow.js must not run: BatchMatMul, _FusedMatMul, Einsum.
import { NotImplemented, tf } from '@gradus/runtime';

/**
 * The matrix product of the last two dimensions; all dimensions before them are a batch and broadcast together.
 *
 *     out[…][i][j] = Σ_k a[…][i][k] · b[…][k][j]
 *
 * Also for int32 (then the result is int32), and for k = 0, where the empty sum makes every element 0.
 *
 * Not allowed: `matMul`, `dot`, `einsum`, `outerProduct` and whatever else multiplies matrices.
 *
 * @param a shape […, m, k], rank 2 … 5
 * @param b shape […, k, n], rank 2 … 5
 * @returns shape […, m, n], where … is the broadcast shape of both batches
 * @throws Error if a or b is of rank 0 or 1, if the two sizes k differ, or if the batches do not broadcast
 *
 * @example
 * batchMatMul(tf.tensor2d([[1, 2], [3, 4]]), tf.tensor2d([[5], [6]])); // [[17], [39]]
 * batchMatMul(tf.zeros([4, 3, 28, 64]), tf.zeros([4, 1, 64, 32])); // shape [4, 3, 28, 32]
 *
 * @see Dive into Deep Learning §2.3.9 (Matrix-Matrix Multiplication) and §11.3.2 (batch matrix multiplication)
 */
export function batchMatMul(a: tf.Tensor, b: tf.Tensor): tf.Tensor {
  throw new NotImplemented('2.10');
}
