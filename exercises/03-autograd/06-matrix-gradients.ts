// Exercise 3.06, 9 points.
// Do without: tf.grad, grads, valueAndGrad, valueAndGrads, variableGrads, customGrad, engine, tf.train.
import { NotImplemented, tf } from '@gradus/runtime';

/**
 * The gradient of A·x with respect to the vector x, in denominator layout: one ROW per input, one COLUMN per output.
 *
 *     G[j][i] = ∂(A·x)ᵢ / ∂xⱼ                               A [m, n] gives G [n, m]
 *
 * It does not depend on x, therefore x is no argument. Work out the derivative on paper: no automatic differentiation.
 *
 * @param A a matrix [m, n]
 * @returns a new tensor [n, m]
 * @throws if A is not of rank 2
 * @see Dive into Deep Learning, section 2.4.3 "Partial Derivatives and Gradients"
 */
export function gradAx(A: tf.Tensor2D): tf.Tensor2D {
  throw new NotImplemented('3.06');
}

/**
 * The gradient of the quadratic form xᵀ·A·x with respect to x.
 *
 *     q(x) = Σᵢ Σⱼ xᵢ·A[i][j]·xⱼ                            A [n, n], x [n], ∂q/∂x [n]
 *
 * A need not be symmetric. Work out the derivative on paper: no automatic differentiation.
 *
 * @param A a square matrix [n, n]
 * @param x a vector [n]
 * @returns a new tensor [n]
 * @throws if A is not square, or if x is not a vector with one element per row of A
 * @example
 * gradQuadratic(tf.tensor2d([[1, 2], [0, 3]]), tf.tensor1d([1, 1])); // [4, 8]
 * @see Dive into Deep Learning, section 2.4.3
 */
export function gradQuadratic(A: tf.Tensor2D, x: tf.Tensor1D): tf.Tensor1D {
  throw new NotImplemented('3.06');
}

/**
 * The gradient of the squared Euclidean length ‖x‖² = Σᵢ xᵢ² with respect to x, worked out on paper.
 *
 * @param x a vector [n]
 * @returns a new tensor [n]
 * @throws if x is not of rank 1
 * @see Dive into Deep Learning, section 2.4.3
 */
export function gradSquaredNorm(x: tf.Tensor1D): tf.Tensor1D {
  throw new NotImplemented('3.06');
}

/**
 * The gradient of the squared Frobenius norm ‖X‖²_F = Σᵢⱼ X[i][j]² with respect to X, worked out on paper.
 *
 * @param X a matrix [m, n]
 * @returns a new tensor [m, n]
 * @throws if X is not of rank 2
 * @see Dive into Deep Learning, section 2.4.3
 */
export function gradFrobeniusSq(X: tf.Tensor2D): tf.Tensor2D {
  throw new NotImplemented('3.06');
}
