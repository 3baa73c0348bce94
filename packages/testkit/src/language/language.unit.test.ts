import { en } from './en';
import { fromWorker } from './from-worker';
import { wordingOf } from './wording';
import { zh } from './zh';

type Key = keyof typeof en;

/** Phrases that only put together what is translated elsewhere. */
const GLUE: readonly Key[] = ['at', 'sentence', 'the', 'part', 'faults', 'faultsInShort', 'seriesOf'];
const ARGUMENTS = ['⟨1⟩', '⟨2⟩', '⟨3⟩', '⟨4⟩'];

const said = (phrase: unknown) =>
  typeof phrase === 'function' ? String((phrase as (...args: unknown[]) => unknown)(...ARGUMENTS)) : String(phrase);
const placesIn = (text: string) => [...new Set(text.match(/⟨\d⟩/g))].sort();

describe('the Chinese phrases of verdicts', () => {
  it('are those of the English catalogue', () => expect(Object.keys(zh)).toEqual(Object.keys(en)));

  it.each((Object.keys(en) as Key[]).filter((key) => !GLUE.includes(key)))(
    'have Chinese words for %s, and say all that it is given',
    (key) => {
      expect(said(zh[key])).toMatch(/\p{Script=Han}/u);
      expect(placesIn(said(zh[key]))).toEqual(placesIn(said(en[key])));
    },
  );
});

describe('fromWorker()', () => {
  it.each([
    'Exercise 4.02 is not implemented yet.',
    '04-softmax/02-softmax.ts imports "node:fs", which this exercise may not use. Allowed: @gradus/runtime, #04-softmax/01-a.',
    'one tensor of shape [9, 9] takes 900 MB; 819 MB is what all tensors together may take',
    '1200 tensors take 820 MB, the last of them has the shape []; 819 MB is what all tensors together may take',
    'the tensor has already been disposed',
    'a string tensor cannot be judged',
    'it holds a function called "f"',
    'the value is nested too deeply, or contains itself',
    'the value has too many parts to be sent',
    'the value is too large to be sent (12 bytes)',
    'a symbol cannot be sent',
    'a Map cannot be sent',
  ])('knows: %s', (text) => {
    expect(fromWorker(text, en)).toBe(text);
    expect(fromWorker(text, zh)).toMatch(/\p{Script=Han}/u);
  });

  it("leaves the student's own texts alone", () => {
    expect(fromWorker('Exercise 4.02 is too hard', zh)).toBe('Exercise 4.02 is too hard');
  });
});

test('wordingOf() is English unless the plan asks for another language', () => {
  expect(wordingOf(undefined).phrases).toBe(en);
  const { phrases, sentence } = wordingOf({ language: 'zh', sentences: { 'Add one.': '加一。' } });
  expect([phrases.allZero, sentence('Add one.'), sentence('Add two.')]).toEqual([zh.allZero, '加一。', 'Add two.']);
});
