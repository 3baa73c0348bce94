// Exercise 9.09, 11 points.
// Do without: tf.layers, multinomial.
// You may import: ./01-vocab, ./04-rnn-forward, #04-softmax/01-one-hot-encode, ./03-rnn-cell.
import { NotImplemented } from '@gradus/runtime';
import type { Vocab } from './01-vocab';
import { type RnnParams } from './04-rnn-forward';

/**
 * Lets a network write: it reads a beginning, says what comes next, reads that, and so on.
 *
 *     state 0, read the whole prefix; then n times: choose an id from the last logits z, read it
 *     without temperature: the id with the largest z (the first on a tie)
 *     with temperature τ:  id k with the probability softmax(z / τ)[k]
 *
 * A small τ is nearly greedy, τ = 1 takes the network's own probabilities, a large τ chooses almost blindly.
 *
 * @param prefix how the text begins: one character or more (characters that `vocab` does not know are read as id 0)
 * @param n how many tokens to write, 0 or more
 * @param p the parameters; as many inputs and outputs as `vocab` has ids
 * @param vocab 9.01: which id is which character
 * @param opts.temperature τ > 0; without it the choice is greedy
 * @param opts.seed any integer, also 0: the same seed gives the same text; without one every call draws another
 * @returns the prefix itself, followed by the n tokens
 * @throws if the prefix is empty, if n is not an integer of at least 0, or if the temperature is not positive
 *
 * @example
 * generate('the ', 20, params, vocab); // 'the old man carries a bl'
 * generate('the ', 20, params, vocab, { temperature: 1, seed: 3 }); // another text
 *
 * @see d2l §9.5.4 (§8.5.4 in older editions); the temperature: Hinton et al., "Distilling the Knowledge in a Neural
 *   Network", 2015
 */
export function generate(
  prefix: string,
  n: number,
  p: RnnParams,
  vocab: Vocab,
  opts: { temperature?: number; seed?: number } = {},
): string {
  throw new NotImplemented('9.09');
}
