import { check, exercise, expectThrows, forAll, type Generators, probe } from '@gradus/testkit';

const { Vocab } = exercise<typeof import('#09-rnn/01-vocab')>('9.01');

const { tokensById } = probe<typeof import('./01-vocab.probe')>();

/** The tokens by id. */
function tokensOf(
  ...args: [tokens: readonly string[], opts?: { minFreq?: number; reserved?: string[] }]
): Promise<string[]> {
  return tokensById(Vocab, ...args);
}

/** How often each token occurs, and all of them in random order. */
function textOf(gen: Generators, counts: Record<string, number>): string[] {
  const tokens = Object.entries(counts).flatMap(([token, n]) => Array<string>(n).fill(token));
  return gen.permutation(tokens.length).map((i) => tokens[i]!);
}

check(
  'printed',
  "Vocab of 'the time' is <unk>, e, t, ' ', h, i, m, and encodes 'meet' as 6, 1, 1, 2",
  async () => {
    const text = [...'the time'];
    expect(await tokensOf(text)).toEqual(['<unk>', 'e', 't', ' ', 'h', 'i', 'm']);
    const vocab = await new Vocab(text);
    expect(await vocab.size).toBeCloseToNumber(7, { name: 'size' });
    expect(await vocab.encode('meet')).toEqual(Int32Array.of(6, 1, 1, 2));
    expect(await vocab.decode([2, 4, 1, 0])).toEqual('the<unk>');
  },
  { cause: "Id 0 belongs to '<unk>'; the others follow by frequency, and among equals in the order of <." },
);

check(
  'order',
  'Vocab numbers tokens by how often they occur, and equally frequent ones in the order of <',
  async (gen) => {
    const counts = { b: 3, a: 3, B: 3, ' ': 7, zz: 5, z: 5, é: 3, '10': 1, '9': 1, q: 1 };
    await forAll(gen, 3, async (gen) => {
      const expected = ['<unk>', ' ', 'z', 'zz', 'B', 'a', 'b', 'é', '10', '9', 'q'];
      expect(await tokensOf(textOf(gen, counts))).toEqual(expected);
    });
  },
  {
    cause:
      'Sort by −frequency, then by token: a sort by frequency alone leaves equals as the text had them, and localeCompare puts a before B.',
  },
);

check(
  'unknown',
  "Vocab answers 0 for a token it does not know, and 0 is '<unk>'",
  async (gen) => {
    for (const tokens of [textOf(gen, { x: 2, y: 4 }), []]) {
      const vocab = await new Vocab(tokens);
      expect(await vocab.id('?')).toBeCloseToNumber(0, { name: "id of '?'" });
      expect(await vocab.id('')).toBeCloseToNumber(0, { name: 'id of the empty token' });
      expect(await vocab.token(0)).toEqual('<unk>');
      expect(await vocab.id('<unk>')).toBeCloseToNumber(0, { name: "id of '<unk>'" });
    }
    expect(await tokensOf(['a', '<unk>', '<unk>'])).toEqual(['<unk>', 'a']); // in the text, too, it has one id
  },
  { cause: "Number 0 is taken before the first token of the text: begin the list with '<unk>'." },
);

check(
  'min-freq',
  'Vocab keeps a token that occurs exactly minFreq times and drops the rarer ones',
  async (gen) => {
    const tokens = textOf(gen, { a: 4, b: 3, c: 2, d: 1 });
    for (const [minFreq, kept] of [[0, 4], [1, 4], [2, 3], [3, 2], [4, 1], [5, 0]] as const) {
      expect(await tokensOf(tokens, { minFreq })).toEqual(['<unk>', ...'abcd'.slice(0, kept)]);
    }
    expect(await (await new Vocab(tokens, { minFreq: 3 })).id('c')).toBeCloseToNumber(0, { name: "id of the dropped 'c'" }); // prettier-ignore
  },
  { cause: 'At least minFreq: >=, not >. A dropped token is an unknown one.' },
); // prettier-ignore

check(
  'reserved',
  "Vocab puts reserved tokens right after '<unk>', in their order, whether they occur or not, and once",
  async (gen) => {
    const tokens = textOf(gen, { a: 1, b: 3, '<eos>': 2 });
    const reserved = ['<pad>', '<eos>', '<bos>'];
    expect(await tokensOf(tokens, { reserved })).toEqual(['<unk>', '<pad>', '<eos>', '<bos>', 'b', 'a']);
    expect(await tokensOf(tokens, { reserved, minFreq: 3 })).toEqual(['<unk>', '<pad>', '<eos>', '<bos>', 'b']);
    const vocab = await new Vocab(tokens, { reserved });
    expect(await vocab.id('<eos>')).toBeCloseToNumber(2, { name: "id of '<eos>'" });
    expect(await tokensOf(['a'], { reserved: ['b', '<unk>', 'b'] })).toEqual(['<unk>', 'b', 'a']);
  },
  {
    cause: 'A reserved token that is also counted would get two ids. A Set keeps each token once, where it came first.',
  },
);

check(
  'round-trip',
  'Vocab: decode(encode(text)) = text, and encode() gives an Int32Array',
  async (gen) => {
    const alphabet = [...'abcdefgh .'];
    const text = Array.from({ length: 40 }, () => gen.pick(alphabet)).join('');
    const vocab = await new Vocab([...text]);
    const ids = await vocab.encode(text);
    expect(ids instanceof Int32Array ? 'an Int32Array' : 'something else').toBe('an Int32Array');
    expect(ids.length).toBeCloseToNumber(40, { name: 'number of ids' });
    expect(await vocab.decode(ids)).toEqual(text);
    expect(await vocab.encode('')).toEqual(new Int32Array(0));
    expect(await vocab.decode([])).toEqual('');
    expect(await vocab.encode('aXb')).toEqual(Int32Array.of(await vocab.id('a'), 0, await vocab.id('b')));
  },
  { cause: 'encode() looks up one id per character, decode() one token per id, and nothing stands between them.' },
);

check(
  'code-points',
  "Vocab: '🎈' is one character, not two",
  async () => {
    const vocab = await new Vocab([...'a🎈b🎈𝒳']);
    expect(await vocab.size).toBeCloseToNumber(5, { name: 'size' });
    expect(await vocab.encode('🎈a🎈')).toEqual(Int32Array.of(1, 2, 1));
    expect(await vocab.decode([4, 1])).toEqual('𝒳🎈');
    expect(await vocab.encode('🦊')).toEqual(Int32Array.of(0));
  },
  { cause: "split('') and text[i] cut such a character into two halves; [...text] does not." },
);

check(
  'any-token',
  "Vocab takes '__proto__' and 'constructor' for tokens like any others",
  async () => {
    const odd = ['__proto__', 'constructor', 'toString'];
    expect(await tokensOf([...odd, ...odd, 'a'])).toEqual(['<unk>', ...odd, 'a']);
    const without = await new Vocab(['a']);
    for (const token of odd) expect(await without.id(token)).toBeCloseToNumber(0, { name: `id of '${token}'` });
  },
  { cause: 'An object used as a table has such names from birth; a Map starts empty.' },
);

check(
  'out-of-range',
  'Vocab refuses ids that are not there',
  async () => {
    const vocab = await new Vocab(['a', 'b']);
    for (const id of [3, -1, 1.5, NaN]) await expectThrows(vocab.token(id), `the id ${id} of 3 tokens`);
    await expectThrows(vocab.decode([1, 3]), 'decode() of the id 3 of 3 tokens');
  },
  { sideCondition: true, cause: 'What is read beyond the end of a list is undefined, and no error by itself.' },
);
