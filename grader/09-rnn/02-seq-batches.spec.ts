import { check, exercise, expectThrows, forAll, NdArray, probe } from '@gradus/testkit';
import * as oracle from './oracles';

const { seqBatches } = exercise<typeof import('#09-rnn/02-seq-batches')>('9.02');
const { atFirst, leftBehind, windows } = probe<typeof import('./02-seq-batches.probe')>();

const count = (n: number) => Int32Array.from({ length: n }, (_, i) => i);
const INT32 = { dtype: 'int32' } as const;

/** Compares all windows, inputs first. */
async function expectWindows(ids: Int32Array, B: number, T: number, offset?: number): Promise<void> {
  const found = await windows(seqBatches, ids, B, T, offset);
  const expected = oracle.windowsOf(ids, B, T, offset);
  expect(found.length).toBeCloseToNumber(expected.length, { name: 'number of windows' });
  expected.forEach(({ x, y }, w) => {
    expect(found[w]!.x).toEqualTensor(x, { ...INT32, name: `x of window ${w}` });
    expect(found[w]!.y).toEqualTensor(y, { ...INT32, name: `y of window ${w}` });
  });
}

check(
  'printed',
  'seqBatches(0 … 34, B = 2, T = 5) makes three windows; the first x has the columns 0 … 4 and 17 … 21',
  async () => {
    const found = await windows(seqBatches, count(35), 2, 5);
    const x = NdArray.of([[0, 17], [1, 18], [2, 19], [3, 20], [4, 21]]); // prettier-ignore
    [0, 5, 10].forEach((start, w) => {
      expect(found[w]?.x).toEqualTensor(x.add(start), { ...INT32, name: `x of window ${w}` });
    });
    expect(found.length).toBeCloseToNumber(3, { name: 'number of windows' });
  },
  { cause: 'Cut the text into 2 rows of 17. A window is a piece of both, stood upright: time runs down, [T, B].' },
);

check(
  'count',
  'seqBatches() makes ⌊⌊(n − 1) / B⌋ / T⌋ windows, for any n',
  async () => {
    const cases = [[20, 2, 5, 1], [21, 2, 5, 2], [22, 2, 5, 2], [12, 3, 4, 0], [13, 3, 4, 1], [4, 2, 2, 0], [5, 2, 2, 1]] as const; // prettier-ignore
    for (const [n, B, T, expected] of [...cases, [0, 2, 5, 0], [1, 2, 5, 0], [10, 2, 5, 0]] as const) {
      const found = await windows(seqBatches, count(n), B, T);
      expect(found.length).toBeCloseToNumber(expected, { name: `number of windows for n = ${n}, B = ${B}, T = ${T}` });
    }
  },
  {
    cause:
      'The last input of a row needs a label, so one id less than n can be an input: with n = 20, B = 2, T = 5 a row is 9 long. Too short a text makes no window.',
  },
); // prettier-ignore

check(
  'labels',
  'seqBatches(): y is x one step later, also where a window ends',
  async (gen) => {
    await forAll(gen, [[2, 5], [3, 4], [1, 1]] as const, async (gen, [B, T]) => {
      const start = gen.int(0, 50);
      const found = await windows(seqBatches, count(35).map((i) => i + start), B, T); // prettier-ignore
      expect(found.length).toBeBetween(1, 100, { name: 'number of windows' });
      found.forEach(({ x, y }, w) => {
        expect(x).toHaveShape([T, B]);
        expect(y).toEqualTensor(NdArray.of(x).add(1), { ...INT32, name: `y of window ${w}` });
      });
    });
  },
  { cause: 'The text counts 1 up here, so every label is its input + 1. With y = x there is nothing to predict; a 0 in the last window is a label from beyond the end of the text.' },
); // prettier-ignore

check(
  'continues',
  'seqBatches(): column b of a window goes on where column b of the last one stopped',
  async (gen) => {
    const [B, T] = [gen.int(2, 5), gen.int(2, 5)];
    const found = await windows(seqBatches, count(100), B, T);
    const xs = found.map(({ x }) => NdArray.of(x));
    expect(xs.length).toBeBetween(3, 100, { name: 'number of windows' });
    xs.slice(1).forEach((x, i) => {
      expect(found[i + 1]!.x).toHaveShape([T, B]);
      for (let b = 0; b < B; b++) {
        const name = `first number of column ${b} in window ${i + 1}, after ${xs[i]!.at(T - 1, b)}`;
        expect(x.at(0, b)).toBeCloseToNumber(xs[i]!.at(T - 1, b) + 1, { name });
      }
    });
  },
  {
    cause: 'One row of the text per column, from the first window to the last; random or overlapping pieces break it.',
  },
);

check('values', 'seqBatches() of random ids', async (gen) => {
  await forAll(gen, [[3, 4], [4, 2], [1, 6]] as const, (gen, [B, T]) => expectWindows(gen.integers([50], 0, 9).values as Int32Array, B, T)); // prettier-ignore
});

check(
  'offset',
  'seqBatches(…, offset) leaves out that many ids at the beginning',
  async (gen) => {
    for (const offset of [0, 1, 4, gen.int(5, 15)]) await expectWindows(count(43), 2, 5, offset);
    for (const offset of [22, 30, 100]) await expectWindows(count(30), 2, 5, offset);
  },
  { cause: 'The offset moves every row, and the rows are cut from what is left: L = ⌊(n − 1 − offset) / B⌋.' },
);

check(
  'errors',
  'seqBatches() refuses sizes that are no positive integers, and a negative offset',
  async () => {
    for (const bad of [0, -1, 1.5, NaN]) {
      await expectThrows(windows(seqBatches, count(30), bad, 5), `batchSize ${bad}`);
      await expectThrows(windows(seqBatches, count(30), 2, bad), `numSteps ${bad}`);
    }
    for (const bad of [-1, 0.5, NaN]) await expectThrows(windows(seqBatches, count(30), 2, 5, bad), `offset ${bad}`);
  },
  { sideCondition: true },
);

check(
  'memory',
  'seqBatches() builds one window at a time and keeps none',
  async () => {
    const { atEnd, atBreak } = await leftBehind(seqBatches, count(60), 2, 5);
    expect(atEnd).toBeCloseToNumber(0, { name: 'number of tensors left at the end' });
    expect(atBreak).toBeCloseToNumber(0, { name: 'number of tensors left after a break' });
    const made = await atFirst(seqBatches, count(60), 2, 5);
    expect(made).toBeBetween(1, 4, { name: 'number of tensors made for the first of 5 windows' });
  },
  {
    trust: 'worker',
    sideCondition: true,
    cause: 'A list of all windows is no generator: make x and y of a window, yield them, and forget them.',
  },
);
