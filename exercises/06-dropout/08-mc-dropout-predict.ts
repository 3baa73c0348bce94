// Exercise 6.08, 9 points.
// Do without: dropout.
import { NotImplemented, tf } from '@gradus/runtime';

/**
 * Asks a network with dropout several times, with dropout on, and says what it thinks on average and how much its
 * opinions differ (Monte Carlo dropout).
 *
 *     P[t]  = softmax(net(x, true)) along the classes          t = 1 … T passes, each with other masks
 *     mean  = (1/T) Σ P[t]
 *     std   = √( (1/T) Σ (P[t] − mean)² )                      the population formula: divided by T
 *
 * @param net gives logits [n, k], in a new tensor; its second argument switches dropout on. It is called exactly
 *   `passes` times
 * @param x the examples
 * @param passes a positive integer; with 1 pass the std is 0
 * @returns two new tensors, float32 [n, k]; every row of `mean` sums to 1. What `net` returns is disposed, unless it is
 *   x itself. What a pass makes on the way is freed before the next pass: only its result may stay until the end
 * @throws if passes is not a positive integer
 *
 * @example
 * let sign = 1; // a net that contradicts itself: logits [4, −4], then [−4, 4], …
 * mcDropoutPredict(() => tf.tensor2d([[4 * (sign *= -1), -4 * sign]]), x, 10); // mean [[.5, .5]], std [[.49966, .49966]]
 *
 * @see Gal and Ghahramani, "Dropout as a Bayesian Approximation", 2016
 */
export function mcDropoutPredict(
  net: (x: tf.Tensor, training: boolean) => tf.Tensor2D,
  x: tf.Tensor,
  passes: number,
): { mean: tf.Tensor2D; std: tf.Tensor2D } {
  throw new NotImplemented('6.08');
}
