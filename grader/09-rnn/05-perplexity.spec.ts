import { check, exercise, expectThrows, forAll, type Generators } from '@gradus/testkit';
import { synthText } from '@gradus/datasets';
import * as oracle from './oracles';

const { bigramPerplexity, perplexity } = exercise<typeof import('#09-rnn/05-perplexity')>('9.05');

function randomIds(gen: Generators, n: number, V: number): Int32Array {
  return gen.integers([n], 0, V).values as Int32Array;
}

check(
  'uniform',
  'perplexity() of guessing among V is V, and of certainty 1',
  async () => {
    for (const [V, tokens] of [[24, 100], [2, 7], [1000, 1]] as const) {
      expect(await perplexity(tokens * Math.log(V), tokens)).toBeCloseToNumber(V, { rtol: 1e-9 });
    }
    expect(await perplexity(0, 50)).toBeCloseToNumber(1);
  },
  { cause: 'exp of the mean, natural like the logarithm in nllSum; 2^ would belong to log₂.' },
); // prettier-ignore

check(
  'mean',
  'perplexity() = exp(nllSum / tokens), also for sums whose exp is infinite',
  async (gen) => {
    await forAll(gen, [3, 4000, 10 ** 6], async (gen, tokens) => {
      const mean = gen.number(0.2, 3);
      expect(await perplexity(mean * tokens, tokens)).toBeCloseToNumber(Math.exp(mean), { rtol: 1e-9 });
    });
  },
  { cause: 'Divide before exp: a text of a few thousand characters has a sum whose exp overflows.' },
);

check(
  'direction',
  'bigramPerplexity() counts b after a, not a after b',
  async () => {
    const train = Int32Array.from({ length: 60 }, (_, i) => i % 3); // 0 1 2 0 1 2 …
    const back = train.toReversed();
    for (const test of [train, back]) {
      const expected = oracle.bigramPerplexity(train, test, 3);
      expect(await bigramPerplexity(train, test, 3)).toBeCloseToNumber(expected, { rtol: 1e-9 });
    }
  },
  {
    cause:
      'The row of the table is what comes first, a; forwards this text is nearly certain, backwards nearly impossible.',
  },
);

check(
  'bigram-printed',
  'bigramPerplexity(0 1 0 1 0 → 0 1 0) with two ids is 2.2 / 2.1',
  async () => {
    const [train, test] = [Int32Array.of(0, 1, 0, 1, 0), Int32Array.of(0, 1, 0)];
    expect(await bigramPerplexity(train, test, 2)).toBeCloseToNumber(2.2 / 2.1, { rtol: 1e-9 });
  },
  {
    cause:
      '1.263476: 0 is followed twice, not three times, as the last id of the text has no successor. 1: alpha is missing, or is not added V times below. 3 ids have 2 pairs to score.',
  },
);

check(
  'bigram-values',
  'bigramPerplexity() of random texts, for several V and alpha',
  async (gen) => {
    await forAll(gen, [[3, 0.1], [5, 1], [8, 0.01]] as const, async (gen, [V, alpha]) => {
      const [train, test] = [randomIds(gen, 60, V), randomIds(gen, 30, V)];
      const expected = oracle.bigramPerplexity(train, test, V, alpha);
      expect(await bigramPerplexity(train, test, V, alpha)).toBeCloseToNumber(expected, { rtol: 1e-9 });
    });
    const [train, test] = [randomIds(gen, 60, 4), randomIds(gen, 30, 4)];
    const expected = oracle.bigramPerplexity(train, test, 4, 0.1);
    expect(await bigramPerplexity(train, test, 4)).toBeCloseToNumber(expected, { rtol: 1e-9 });
  },
  { cause: 'alpha is added once per pair above, so alpha · V below: then the V probabilities after a token sum to 1.' },
); // prettier-ignore

check(
  'unseen',
  'bigramPerplexity() is finite where the text has pairs, or tokens, never seen in training',
  async () => {
    const train = Int32Array.of(0, 0, 0, 1);
    for (const test of [Int32Array.of(0, 1), Int32Array.of(0, 1, 0), Int32Array.of(2, 2, 2), Int32Array.of(3, 0, 3)]) {
      const expected = oracle.bigramPerplexity(train, test, 4);
      expect(await bigramPerplexity(train, test, 4)).toBeCloseToNumber(expected, { rtol: 1e-9 });
    }
    expect(await bigramPerplexity(Int32Array.of(), Int32Array.of(0, 1, 2), 4)).toBeCloseToNumber(4, { rtol: 1e-9 });
  },
  { cause: 'A count of 0 gets alpha; after a token that was never followed all V are equally likely: 1 / V.' },
);

check(
  'text',
  'bigramPerplexity() of simple sentences is near 5.5, on 4000 characters never counted',
  async (gen) => {
    const text = synthText(gen.int(1, 1000));
    const symbols = [...new Set(text)].sort();
    const ids = Int32Array.from([...text], (symbol) => symbols.indexOf(symbol));
    const [train, test] = [ids.slice(0, 16000), ids.slice(16000)];
    const expected = oracle.bigramPerplexity(train, test, symbols.length);
    expect(await bigramPerplexity(train, test, symbols.length)).toBeCloseToNumber(expected, { rtol: 1e-6 });
  },
  { cause: 'A product of 4000 probabilities is 0 in floating point: add logarithms instead.' },
);

check(
  'errors',
  'perplexity() of no token throws, and bigramPerplexity() refuses ids that are none, short texts and alpha ≤ 0',
  async () => {
    for (const tokens of [0, -3, 1.5, NaN]) await expectThrows(perplexity(1, tokens), `${tokens} tokens`);
    const good = Int32Array.of(0, 1, 2);
    for (const short of [Int32Array.of(), Int32Array.of(1)]) {
      await expectThrows(bigramPerplexity(good, short, 3), `${short.length} ids to score`);
    }
    await expectThrows(bigramPerplexity(good, Int32Array.of(0, 3), 3), 'the id 3 of 3 in the text to score');
    await expectThrows(bigramPerplexity(Int32Array.of(0, -1), good, 3), 'the id -1 in the text to count');
    for (const alpha of [0, -1, NaN]) await expectThrows(bigramPerplexity(good, good, 3, alpha), `alpha ${alpha}`);
  },
  { sideCondition: true },
);
