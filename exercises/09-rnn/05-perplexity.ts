// Exercise 9.05, 6 points.
import { NotImplemented } from '@gradus/runtime';

/**
 * Perplexity: how many equally likely choices a model hesitates between, on average, for each token.
 *
 *     perplexity = exp(nllSum / tokens)
 *
 * @param nllSum Σ −log p(token), natural logarithm, over all tokens
 * @param tokens how many there are
 * @returns 1 for certainty in what is right, V for guessing among V
 * @throws if `tokens` is not a positive integer
 *
 * @example
 * perplexity(100 * Math.log(24), 100); // 24
 *
 * @see d2l §9.3.2 (§8.4.4 in older editions)
 */
export function perplexity(nllSum: number, tokens: number): number {
  throw new NotImplemented('9.05');
}

/**
 * The perplexity on one text of a model that counts, in another, which token follows which.
 *
 *     p(b | a) = (count(a, b) + alpha) / (count(a) + alpha · V)
 *
 * count(a, b) says how often b comes right after a in `train`, count(a) how often a is followed by anything there. The
 * first token of `test` has nothing before it and is not scored: m ids give m − 1 factors.
 *
 * @param train the ids to count
 * @param test the ids to score, at least 2
 * @param vocab V: the ids are 0 … V − 1
 * @param alpha what is added to each count, so that no pair is impossible (default 0.1)
 * @throws if `test` is shorter than 2, if an id in either is not one of 0 … V − 1, or if alpha is not positive
 *
 * @example
 * // train 0 1 0 1 0, V = 2, alpha 0.1: p(1|0) = 2.1 / 2.2, p(0|1) = 2.1 / 2.2
 * bigramPerplexity(Int32Array.of(0, 1, 0, 1, 0), Int32Array.of(0, 1, 0), 2); // 2.2 / 2.1 = 1.047619
 *
 * @see d2l §9.3.1 (§8.3.1 in older editions), Laplace smoothing
 */
export function bigramPerplexity(train: Int32Array, test: Int32Array, vocab: number, alpha = 0.1): number {
  throw new NotImplemented('9.05');
}
