import { createHash } from 'node:crypto';
import { synthText } from './synth-text';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

it('synthText() is the same for the same seed, on every platform: golden values of another program', () => {
  expect(synthText(1)).toHaveLength(20_000);
  expect(synthText(1, 60)).toBe('a farmer carries the red clock. the teacher paints a silver ');
  expect(sha256(synthText(1))).toBe('efa2d2d80d708d5281e966fb0563d22497503297acfc54aced022ae7e62428be');
  expect(synthText(2)).not.toBe(synthText(1));
  expect(synthText(1, 25_000).startsWith(synthText(1))).toBe(true);
});

it('synthText() has 24 symbols', () => {
  for (const seed of [1, 2, 3]) expect([...new Set(synthText(seed))].sort().join('')).toBe(' .abcdefghiklmnoprstuvwy');
});

it('synthText() is made of sentences of a subject, a verb, an object and, in half of them, a tail', () => {
  const sentences = synthText(4, 200_000).split('. ').slice(0, -1);
  const tail = / (before noon|after dark|by the fire|without a word|again|in winter)$/;
  const withTail = sentences.filter((sentence) => tail.test(sentence));
  expect(Math.abs(withTail.length / sentences.length - 0.5)).toBeLessThan(0.03);
  // 7 · 6 · 7 main clauses, each some 20 times among 5800 sentences
  expect(new Set(sentences.map((sentence) => sentence.replace(tail, ''))).size).toBe(294);
});

it('synthText() has the perplexities that the thresholds of lesson 9 were chosen for', () => {
  for (const seed of [1, 2, 3]) {
    const text = synthText(seed);
    expect(Math.abs(perplexity(text, 0) - 17.1)).toBeLessThan(0.3);
    expect(Math.abs(perplexity(text, 1) - 5.44)).toBeLessThan(0.1);
    expect(perplexity(text, 2)).toBeLessThan(2.2);
  }
});

it.each([-1, 1.5, NaN])('synthText() refuses the length %p', (length) => {
  expect(() => synthText(1, length)).toThrow(`length must be a whole number but is ${length}`);
});

/** Perplexity on the last fifth of a model that counts in the rest what follows `k` characters; 0.1 added to counts. */
function perplexity(text: string, k: number): number {
  const cut = (4 * text.length) / 5;
  const [train, test] = [text.slice(0, cut), text.slice(cut)];
  const symbols = new Set(text).size;
  const [pairs, contexts] = [new Map<string, number>(), new Map<string, number>()];
  const add = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (let i = k; i < train.length; i++) {
    add(pairs, train.slice(i - k, i + 1));
    add(contexts, train.slice(i - k, i));
  }
  let nll = 0;
  for (let i = k; i < test.length; i++) {
    const [pair, context] = [test.slice(i - k, i + 1), test.slice(i - k, i)];
    nll -= Math.log(((pairs.get(pair) ?? 0) + 0.1) / ((contexts.get(context) ?? 0) + 0.1 * symbols));
  }
  return Math.exp(nll / (test.length - k));
}
