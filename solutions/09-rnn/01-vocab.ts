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
 * @exercise 9.01
 */
export class Vocab {
  /** How many ids there are, '<unk>' included. */
  readonly size: number;
  private readonly tokens: readonly string[];
  private readonly ids: ReadonlyMap<string, number>;

  /**
   * Counts tokens and numbers them.
   *
   * @param tokens the text, token by token; may be empty
   * @param opts.minFreq a token needs to occur at least so often (default 1); reserved ones do not
   * @param opts.reserved tokens that get an id whether they occur or not (default none)
   * @exercise 9.01
   */
  constructor(tokens: readonly string[], opts: { minFreq?: number; reserved?: readonly string[] } = {}) {
    const { minFreq = 1, reserved = [] } = opts;
    const counts = new Map<string, number>(); // not an object: '__proto__' may be a token
    for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1);
    const frequent = [...counts]
      .filter(([, count]) => count >= minFreq)
      .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
      .map(([token]) => token);
    this.tokens = [...new Set(['<unk>', ...reserved, ...frequent])]; // a set keeps the first of equals
    this.ids = new Map(this.tokens.map((token, id) => [token, id]));
    this.size = this.tokens.length;
  }

  /**
   * The id of a token.
   *
   * @returns 0 for a token that is not known
   * @exercise 9.01
   */
  id(token: string): number {
    return this.ids.get(token) ?? 0;
  }

  /**
   * The token with this id.
   *
   * @throws if `id` is not one of the integers 0 … size − 1
   * @exercise 9.01
   */
  token(id: number): string {
    const token = this.tokens[id];
    if (token === undefined) throw new Error(`There is no token ${id}; the ids are 0 … ${this.size - 1}.`);
    return token;
  }

  /**
   * The ids of a text, one for each of its characters. A character is a Unicode code point: '🎈' is one, although its
   * `length` is 2.
   *
   * @exercise 9.01
   */
  encode(text: string): Int32Array {
    return Int32Array.from([...text], (character) => this.id(character));
  }

  /**
   * The tokens with these ids, joined without anything between them.
   *
   * @throws if one of them is not an id
   * @exercise 9.01
   */
  decode(ids: ArrayLike<number>): string {
    return Array.from(ids, (id) => this.token(id)).join('');
  }
}
