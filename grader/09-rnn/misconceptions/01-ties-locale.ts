/**
 * @misconception localeCompare orders as a dictionary does, a before B; the order asked for is that of <.
 * @caughtBy order
 */
export class Vocab {
  readonly size: number;
  private readonly tokens: readonly string[];
  private readonly ids: ReadonlyMap<string, number>;

  constructor(tokens: readonly string[], opts: { minFreq?: number; reserved?: readonly string[] } = {}) {
    const { minFreq = 1, reserved = [] } = opts;
    const counts = new Map<string, number>(); // not an object: '__proto__' may be a token
    for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1);
    const frequent = [...counts]
      .filter(([, count]) => count >= minFreq)
      .sort(([a, m], [b, n]) => n - m || a.localeCompare(b))
      .map(([token]) => token);
    this.tokens = [...new Set(['<unk>', ...reserved, ...frequent])]; // a set keeps the first of equals
    this.ids = new Map(this.tokens.map((token, id) => [token, id]));
    this.size = this.tokens.length;
  }

  id(token: string): number {
    return this.ids.get(token) ?? 0;
  }

  token(id: number): string {
    const token = this.tokens[id];
    if (token === undefined) throw new Error(`There is no token ${id}; the ids are 0 … ${this.size - 1}.`);
    return token;
  }

  encode(text: string): Int32Array {
    return Int32Array.from([...text], (character) => this.id(character));
  }

  decode(ids: ArrayLike<number>): string {
    return Array.from(ids, (id) => this.token(id)).join('');
  }
}
