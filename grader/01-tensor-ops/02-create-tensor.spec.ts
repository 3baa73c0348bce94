import {
  byChance,
  check,
  exercise,
  expectClean,
  expectThrows,
  forAll,
  likelyShare,
  NdArray,
  REDUCTION,
  tensor,
} from '@gradus/testkit';

const { createTensor } = exercise<typeof import('#01-tensor-ops/02-create-tensor')>('1.02');

check('full', 'full: every value is the given one; shape [] makes a scalar', async (gen) => {
  expect(await createTensor({ kind: 'full', shape: [], value: 7 })).toEqualTensor(7);
  expect(await createTensor({ kind: 'full', shape: [2, 0], value: 7 })).toHaveShape([2, 0]);
  const [shape, value] = [gen.shape(), gen.number(-5, 5)];
  expect(await createTensor({ kind: 'full', shape, value })).toBeCloseToTensor(NdArray.filled(shape, value));
});

check(
  'arange',
  'arange: 0, 2, 4, 6, 8 for 0 … 10 by 2; stop is left out; the step may be negative; nothing between 3 and 3',
  async (gen) => {
    expect(await createTensor({ kind: 'arange', start: 0, stop: 10, step: 2 })).toEqualTensor([0, 2, 4, 6, 8]);
    expect(await createTensor({ kind: 'arange', start: 5, stop: 0, step: -2 })).toEqualTensor([5, 3, 1]);
    expect(await createTensor({ kind: 'arange', start: 3, stop: 3, step: 1 })).toEqualTensor([]);
    expect(await createTensor({ kind: 'arange', start: 3, stop: 5, step: -1 })).toEqualTensor([]);
    await forAll(gen, 6, async (gen) => {
      const [start, count] = [gen.int(-20, 20) / 4, gen.int(1, 9)]; // quarters: exact, so the count is beyond doubt
      const step = (gen.pick([-1, 1]) * gen.int(1, 9)) / 4;
      const stop = start + step * (count - gen.pick([0, 0.5]));
      const expected = Array.from({ length: count }, (_, k) => start + k * step);
      expect(await createTensor({ kind: 'arange', start, stop, step })).toBeCloseToTensor(expected);
    });
  },
  { cause: 'There are (stop − start) / step values, rounded up, and none if the step leads away from stop.' },
);

check(
  'arange-exact',
  'arange: 10 values for 0 … 1 by 0.1; the last of 10000 values is as exact as the first',
  async () => {
    for (const stop of [1, 1000]) {
      const expected = Array.from({ length: stop * 10 }, (_, i) => i / 10);
      expect(await createTensor({ kind: 'arange', start: 0, stop, step: 0.1 })).toBeCloseToTensor(expected);
    }
  },
  { cause: 'Adding the step again and again adds its rounding error, too; compute each value from its number i.' },
);

check(
  'linspace',
  'linspace: 4 values for 0 … 10 are 0, 3.3333, 6.6667, 10; one value is start',
  async (gen) => {
    const four = await createTensor({ kind: 'linspace', start: 0, stop: 10, steps: 4 });
    expect(four).toBeCloseToTensor([0, 10 / 3, 20 / 3, 10]);
    expect(await createTensor({ kind: 'linspace', start: 4, stop: 9, steps: 1 })).toEqualTensor([4]);
    expect(await createTensor({ kind: 'linspace', start: 4, stop: 9, steps: 0 })).toEqualTensor([]);
    const [start, stop, steps] = [gen.number(-5, 5), gen.number(-5, 5), gen.int(2, 12)];
    const expected = Array.from({ length: steps }, (_, i) => start + ((stop - start) * i) / (steps - 1));
    expect(await createTensor({ kind: 'linspace', start, stop, steps })).toBeCloseToTensor(expected);
  },
  { cause: 'n values have n − 1 gaps between them, and both ends belong to them.' },
);

check(
  'logspace',
  'logspace: 10 values for 0 … −1 run from 1 down to 0.1',
  async (gen) => {
    const printed = await createTensor({ kind: 'logspace', start: 0, stop: -1, steps: 10 });
    expect(printed).toBeCloseToTensor([1, .774264, .599484, .464159, .359381, .278256, .215443, .16681, .129155, .1]); // prettier-ignore
    expect(await createTensor({ kind: 'logspace', start: 2, stop: 5, steps: 1 })).toBeCloseToTensor([100]);
    const [start, stop, steps] = [gen.number(-2, 2), gen.number(-2, 2), gen.int(2, 9)];
    const expected = Array.from({ length: steps }, (_, i) => 10 ** (start + ((stop - start) * i) / (steps - 1)));
    expect(await createTensor({ kind: 'logspace', start, stop, steps })).toBeCloseToTensor(expected, REDUCTION);
  },
  { cause: 'start and stop are exponents of 10: the last value is 10 to the power of stop.' },
);

check(
  'eye',
  'eye: 3 × 4 has ones where row = column',
  async (gen) => {
    for (const [rows, cols] of [
      [3, 4],
      [4, 2],
      [1, 1],
      [gen.int(1, 6), gen.int(1, 6)],
    ] as const) {
      // prettier-ignore
      const expected = NdArray.build([rows, cols], ([i, j]) => (i === j ? 1 : 0));
      expect(await createTensor({ kind: 'eye', rows, cols })).toEqualTensor(expected);
    }
  },
  { cause: 'The number of columns may differ from the number of rows.' },
);

check(
  'randint',
  'randint(1, 10): int32, 1 … 9 come up, each about equally often, 10 never',
  async (gen) => {
    const [shape, seed] = [[36, 100], gen.seed()];
    const x = await createTensor({ kind: 'randint', low: 1, high: 10, shape, seed });
    expect(x).toHaveShape(shape);
    const values = [...x.values];
    expect({ dtype: x.dtype, smallest: Math.min(...values), largest: Math.max(...values) })
      .toEqual({ dtype: 'int32', smallest: 1, largest: 9 }); // prettier-ignore
    const { high, falseAlarm } = likelyShare(3600, 1 / 9);
    byChance(9 * falseAlarm);
    const counts = Array.from({ length: 9 }, (_, i) => values.filter((value) => value === i + 1).length);
    expect(tensor(counts)).toBeCloseToTensor(NdArray.filled([9], 400), { atol: 3600 * high - 400 });
    const negative = await createTensor({ kind: 'randint', low: -3, high: -2, shape: [], seed });
    expect(negative).toEqualTensor(-3, { dtype: 'int32' });
  },
  {
    cause:
      'There are high − low equally likely numbers, from low to high − 1. Rounding favours the middle ones, cutting off decimals goes wrong below 0.',
  },
);

check(
  'seed',
  'randint: one seed always gives one result, another seed another one',
  async (gen) => {
    const draw = (seed: number) => createTensor({ kind: 'randint', low: 0, high: 1000, shape: [4, 5], seed });
    const seed = gen.seed();
    const first = await draw(seed);
    expect(await draw(seed)).toEqualTensor(first);
    byChance(1000 ** -20);
    const other = await draw(seed + 1);
    const same = String(other.values) === String(first.values);
    expect(same ? 'the same numbers for two seeds' : 'other numbers').toBe('other numbers');
  },
  { cause: 'All randomness must come from the seed: Math.random() cannot be repeated, a constant never changes.' },
);

check(
  'errors',
  'createTensor() refuses what describes no tensor: step 0, steps −1, high ≤ low, …',
  async () => {
    await expectThrows(createTensor({ kind: 'arange', start: 0, stop: 1, step: 0 }), 'step 0');
    await expectThrows(createTensor({ kind: 'arange', start: 2, stop: 2, step: 0 }), 'step 0, also from 2 to 2');
    await expectThrows(createTensor({ kind: 'arange', start: 0, stop: NaN, step: 1 }), 'stop NaN');
    await expectThrows(createTensor({ kind: 'linspace', start: 0, stop: Infinity, steps: 3 }), 'stop Infinity');
    await expectThrows(createTensor({ kind: 'linspace', start: 0, stop: 1, steps: -1 }), 'steps -1');
    await expectThrows(createTensor({ kind: 'logspace', start: 0, stop: 1, steps: 2.5 }), 'steps 2.5');
    await expectThrows(createTensor({ kind: 'randint', low: 3, high: 3, shape: [2], seed: 1 }), 'high = low');
    await expectThrows(createTensor({ kind: 'randint', low: 0.5, high: 3, shape: [2], seed: 1 }), 'low 0.5');
  },
  { sideCondition: true },
);

check(
  'memory',
  'createTensor() leaks no tensor',
  async (gen) => {
    await expectClean(createTensor, [{ kind: 'full', shape: gen.shape(), value: 1 }]);
    await expectClean(createTensor, [{ kind: 'arange', start: 0, stop: 3, step: 1 }]);
    await expectClean(createTensor, [{ kind: 'linspace', start: 0, stop: 3, steps: 3 }]);
    await expectClean(createTensor, [{ kind: 'logspace', start: 0, stop: 3, steps: 3 }]);
    await expectClean(createTensor, [{ kind: 'eye', rows: 2, cols: 3 }]);
    await expectClean(createTensor, [{ kind: 'randint', low: 0, high: 3, shape: [2, 2], seed: gen.seed() }]);
  },
  { trust: 'worker', sideCondition: true },
);
