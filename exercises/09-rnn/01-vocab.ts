// Exercise 9.01, 8 points.
import { NotImplemented } from '@gradus/runtime';

/**
 * The tokens of a language, numbered. Tokens are strings; here mostly single characters.
 *
 *     id 0:        '<unk>', which stands for every token that is not known
 *     ids 1, 2, …: the reserved tokens in their order, then all others: frequent ones first, equally frequent ones in the
 *                  order of `<` on strings
 *
 * Every token has one id: a reserved one (or '<unk>') that also occurs in the text is not numbered again.
 *
 * @example
 * const vocab = new Vocab([...'the time']); // e and t twice; ' ', h, i, m once
 * vocab.size; // 7
 * vocab.encode('meet'); // Int32Array [6, 1, 1, 2]
 * vocab.id('z'); // 0
 * vocab.decode([2, 4, 1, 0]); // 'the<unk>'
 *
 * @see d2l §9.2.2 (§8.2.3 in older editions)
 */
export class Vocab {
  /** How many ids there are, '<unk>' included. */
  readonly size: number;

  /**
   * Counts tokens and numbers them.
   *
   * @param tokens the text, token by token; may be empty
   * @param opts.minFreq a token needs to occur at least so often (default 1); reserved ones do not
   * @param opts.reserved tokens that get an id whether they occur or not (default none)
   */
  constructor(tokens: readonly string[], opts: { minFreq?: number; reserved?: readonly string[] } = {}) {
    throw new NotImplemented('9.01');
  }

  /**
   * The id of a token.
   *
   * @returns 0 for a token that is not known
   */
  id(token: string): number {
    throw new NotImplemented('9.01');
  }

  /**
   * The token with this id.
   *
   * @throws if `id` is not one of the integers 0 … size − 1
   */
  token(id: number): string {
    throw new NotImplemented('9.01');
  }

  /**
   * The ids of a text, one for each of its characters. A character is a Unicode code point: '🎈' is one, although its
   * `length` is 2.
   */
  encode(text: string): Int32Array {
    throw new NotImplemented('9.01');
  }

  /**
   * The tokens with these ids, joined without anything between them.
   *
   * @throws if one of them is not an id
   */
  decode(ids: ArrayLike<number>): string {
    throw new NotImplemented('9.01');
  }
}
