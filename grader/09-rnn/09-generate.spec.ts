import {
  byChance,
  check,
  exercise,
  expectThrows,
  type Generators,
  likelyShare,
  NdArray,
  probe,
  someEqual,
} from '@gradus/testkit';
import { randomParams, sparseParams, type TensorParams } from './networks';
import * as oracle from './oracles';

const { generate } = exercise<typeof import('#09-rnn/09-generate')>('9.09');
const { traces, write } = probe<typeof import('./09-generate.probe')>();

const LETTERS = '?abc';

/** After a comes b, after b comes c, after c comes a, by far; nothing of the past is kept. */
function cycle(): TensorParams {
  const V = LETTERS.length;
  const next = [1, 2, 3, 1];
  const Wxh = NdArray.build([V, V], ([i, j]) => (i === j ? 3 : 0));
  const Whq = NdArray.build([V, V], ([i, j]) => (next[i!] === j ? 8 : 0));
  return sparseParams(V, V, { Wxh, Whq });
}

/** Whatever is read, the probabilities of what comes next are these. */
function constant(probabilities: readonly number[]): TensorParams {
  return sparseParams(probabilities.length, 2, { bq: NdArray.of(probabilities.map(Math.log)) });
}

/** What a network writes greedily, and by how much each choice was ahead of the second. */
function greedy(p: TensorParams, characters: string, prefix: string, n: number): { text: string; margin: number } {
  const tokens = [...characters];
  const read = oracle.reader(oracle.paramsOf(p));
  let z: Float64Array = new Float64Array(0);
  for (const character of prefix) z = read(Math.max(0, tokens.indexOf(character)));
  let [text, margin] = [prefix, Infinity];
  for (let i = 0; i < n; i++) {
    const [first, second] = z.toSorted((a, b) => b - a);
    margin = Math.min(margin, first! - second!);
    const id = z.indexOf(first!);
    text += tokens[id];
    z = read(id);
  }
  return { text, margin };
}

/** A network whose greedy texts for these beginnings are clear, and do not all end in the same way. */
function decided(gen: Generators, prefixes: readonly string[], n: number): { p: TensorParams; texts: string[] } {
  for (;;) {
    const p = randomParams(gen, LETTERS.length, 6, 1.5);
    const found = prefixes.map((prefix) => greedy(p, LETTERS, prefix, n));
    const texts = found.map(({ text }) => text);
    const tails = new Set(texts.map((text) => text.slice(-n)));
    if (found.every(({ margin }) => margin > 0.01) && tails.size === prefixes.length) return { p, texts };
  }
}

check(
  'cycle',
  'generate() with a network that knows a → b → c → a writes abcabc…',
  async () => {
    expect(await write(generate, LETTERS, 'a', 8, cycle())).toBe('abcabcabc');
    expect(await write(generate, LETTERS, 'b', 4, cycle())).toBe('bcabc');
    expect(await write(generate, LETTERS, 'abc', 1, cycle())).toBe('abca');
  },
  {
    cause:
      'Each new character is what the network reads next; abbbb… never reads what was written. Digits: the vocabulary has a token for each id.',
  },
);

check(
  'length',
  'generate() returns the prefix as it is, and n characters more',
  async (gen) => {
    for (const n of [0, 1, 5, 17]) {
      const prefix = gen.pick(['a', 'cb', 'abca']);
      const text = await write(generate, LETTERS, prefix, n, cycle());
      expect([...text].length).toBeCloseToNumber(prefix.length + n, { name: `number of characters for ${prefix} and n = ${n}` }); // prettier-ignore
      expect(text.startsWith(prefix) ? 'begins with the prefix' : text).toBe('begins with the prefix');
    }
    expect(await write(generate, LETTERS, 'xay', 0, cycle())).toBe('xay');
    expect((await write(generate, LETTERS, '🎈a', 2, cycle())).slice(0, 3)).toBe('🎈a');
  },
  { cause: 'The prefix is copied, also where the vocabulary does not know a character; n counts what is written.' },
);

check(
  'warm-up',
  'generate() reads the whole prefix: beginnings that differ only in their first letter lead to different texts',
  async (gen) => {
    const prefixes = ['abc', 'bbc', 'cbc'];
    const { p, texts } = decided(gen, prefixes, 12);
    for (const [i, prefix] of prefixes.entries()) {
      expect(await write(generate, LETTERS, prefix, 12, p)).toBe(texts[i]);
    }
  },
  {
    cause:
      'The state begins at 0 and is carried through all characters of the prefix, and on from there. Only the last one, or a new state for each character, is too little; the last one twice is too much.',
  },
);

check(
  'values',
  'generate() of random networks, greedily',
  async (gen) => {
    for (const prefix of ['a', 'cab', '?a']) {
      const { p, texts } = decided(gen, [prefix], 20);
      expect(await write(generate, LETTERS, prefix, 20, p)).toBe(texts[0]);
    }
  },
  { cause: 'Greedy: the largest logit, each time.' },
);

check(
  'frequencies',
  'generate(…, { temperature }) chooses token k with the probability softmax(z / τ)[k]',
  async (gen) => {
    const probabilities = [0.1, 0.2, 0.3, 0.4];
    const n = 1500;
    const cold = { temperature: 0.001, seed: gen.seed() }; // all others together have a probability of 1e-125
    expect(await write(generate, LETTERS, 'a', 8, constant(probabilities), cold)).toBe('acccccccc');
    for (const temperature of [1, 0.5, 3]) {
      const opts = { temperature, seed: gen.seed() };
      const text = await write(generate, LETTERS, 'a', n, constant(probabilities), opts);
      const powers = probabilities.map((q) => q ** (1 / temperature));
      const total = powers.reduce((a, b) => a + b);
      for (const [k, letter] of [...LETTERS].entries()) {
        const q = powers[k]! / total;
        const share = [...text.slice(1)].filter((character) => character === letter).length / n;
        expect(share).toBeLikely(likelyShare(n, q, 1e-8), { name: `share of '${letter}' at τ = ${temperature}` }); // prettier-ignore
      }
    }
  },
  {
    callSeconds: 20,
    cause:
      'Divide the logits by τ, then softmax, then draw. Always the same letter: the temperature has been left out, or each letter is drawn with the same random number. Wrong shares at τ = 0.5 and 3 only: multiplied instead of divided.',
  },
);

check(
  'order',
  'generate(…, { temperature }) draws each token on its own: what comes next does not depend on what came',
  async (gen) => {
    const n = 1200;
    const opts = { temperature: 1, seed: gen.seed() };
    const text = (await write(generate, '?ab', 'a', n, constant([0.02, 0.49, 0.49]), opts)).slice(1);
    const pairs = [...text].slice(1).filter((letter, i) => letter === text[i]).length;
    const q = 2 * 0.49 ** 2 + 0.02 ** 2;
    // neighbouring pairs are nearly independent: of three equal letters both pairs are equal, with probability q² + 0.0004
    expect(pairs / (n - 1)).toBeLikely(likelyShare(n - 1, q, 1e-8), { name: 'share of letters equal to the one before' }); // prettier-ignore
  },
  {
    callSeconds: 20,
    cause: 'One generator of random numbers for the whole text; a new one for each letter repeats itself.',
  },
);

check(
  'seed',
  'generate(…, { temperature, seed }): one seed always gives one text, other seeds and no seed give others',
  async (gen) => {
    const p = constant([0.25, 0.25, 0.25, 0.25]);
    const text = (seed?: number) =>
      write(generate, LETTERS, 'a', 40, p, seed === undefined ? { temperature: 1 } : { temperature: 1, seed });
    const seed = gen.seed();
    for (const s of [seed, 0]) expect(await text(s)).toBe(await text(s));
    const found = [await text(seed), await text(seed + 1), await text(0), await text(), await text()];
    byChance(someEqual(5, 4 ** 40));
    expect(`${new Set(found).size} different texts`).toBe('5 different texts');
    const greedyText = await write(generate, LETTERS, 'a', 6, cycle(), { seed });
    expect(greedyText).toBe('abcabca'); // a seed without a temperature changes nothing
  },
  {
    cause: 'All randomness comes from seededRandom(seed), also when the seed is 0; without one, draw a seed yourself.',
  },
);

check(
  'errors',
  'generate() refuses an empty prefix, a temperature ≤ 0, and a length that is none',
  async () => {
    for (const n of [5, 0]) await expectThrows(write(generate, LETTERS, '', n, cycle()), 'an empty prefix');
    for (const temperature of [0, -1, NaN]) {
      await expectThrows(write(generate, LETTERS, 'a', 5, cycle(), { temperature }), `temperature ${temperature}`);
      await expectThrows(write(generate, LETTERS, 'a', 0, cycle(), { temperature }), `temperature ${temperature}`);
    }
    for (const n of [-1, 1.5, NaN]) await expectThrows(write(generate, LETTERS, 'a', n, cycle()), `n = ${n}`);
  },
  { sideCondition: true },
);

check(
  'memory',
  'generate() leaves nothing behind and its parameters alone',
  async (gen) => {
    const { left, lost } = await traces(generate, LETTERS, randomParams(gen, LETTERS.length, 5));
    expect(lost).toBeCloseToNumber(0, { name: 'number of parameters disposed' });
    expect(left).toBeCloseToNumber(0, { name: 'number of tensors left by three texts' });
  },
  { trust: 'worker', sideCondition: true, cause: 'A tf.tidy around everything: a text is no tensor and survives it.' },
);
