import {
  byChance,
  check,
  checkMemory,
  chiSquareBeyond,
  exercise,
  expectThrows,
  factorial,
  int32,
  NdArray,
  probe,
  range,
  someEqual,
  tensor,
} from '@gradus/testkit';

const { shuffleTogether } = exercise<typeof import('#01-tensor-ops/03-shuffle-together')>('1.03');
const { orders } = probe<typeof import('./03-shuffle-together.probe')>();

check(
  'pairs',
  'row i of a and row i of b stay together',
  async (gen) => {
    const n = 12;
    const features = gen.normal([n, 3]);
    for (const seed of [gen.seed(), gen.seed()]) {
      const [shuffled, labels] = await shuffleTogether(features, range([n], 0, 'int32'), seed);
      const order = [...labels.values];
      const expected = NdArray.build([n, 3], ([i, j]) => NdArray.of(features).at(order[i!]!, j!));
      expect(shuffled).toEqualTensor(expected);
      expectShuffled(order);
    }
  },
  { cause: 'One order must serve for both tensors: two shuffles, each with its own random numbers, part them.' },
);

check(
  'rows',
  'every row comes up exactly once, and stays as it is',
  async (gen) => {
    const n = 12;
    for (let i = 0; i < 3; i++) {
      const [rows] = await shuffleTogether(range([n, 2]), range([n]), gen.seed());
      expect(rows).toHaveShape([n, 2]);
      const received = chunks([...rows.values], 2);
      expectShuffled(received.map(([first]) => first!));
      expect(received.toSorted((a, b) => a[0]! - b[0]!)).toEqual(chunks([...range([n, 2]).values], 2));
    }
  },
  { cause: 'Only whole rows move, along axis 0; a random row number for each place would take some rows twice.' },
);

check(
  'dtypes',
  'shapes and dtypes stay: float32 [n, 2], int32 [n], bool [n, 1, 3]',
  async (gen) => {
    const n = 12;
    const order = range([n], 0, 'int32');
    const seed = gen.seed();
    const masks = gen.bools([n, 1, 3]);
    const [numbers, labels] = await shuffleTogether(gen.normal([n, 2]), order, seed);
    expect([numbers.dtype, labels.dtype]).toEqual(['float32', 'int32']);
    expect(numbers).toHaveShape([n, 2]);
    expectShuffled([...labels.values]);
    const [shuffledMasks, sameLabels] = await shuffleTogether(masks, order, seed);
    expect(sameLabels).toEqualTensor(labels);
    const expected = NdArray.build([n, 1, 3], ([i, j, k]) => NdArray.of(masks).at(labels.values[i!]!, j!, k!));
    expect(shuffledMasks).toEqualTensor(expected, { dtype: 'bool' });
  },
  { cause: 'The order depends on the seed and on n alone, and values are moved as they are.' },
);

check(
  'seed',
  'one seed always gives one order, different seeds give different ones',
  async (gen) => {
    const [seed, n] = [gen.seed(), 12];
    const seeds = [seed, seed, ...Array.from({ length: 6 }, (_, i) => seed + 1 + i)];
    const results: string[] = [];
    for (const s of seeds) results.push(String((await shuffleTogether(range([n]), int32(range([n])), s))[0].values));
    expect(results[1]).toBe(results[0]);
    byChance(someEqual(7, factorial(12)));
    expect(`${new Set(results).size} different orders with 7 seeds`).toBe('7 different orders with 7 seeds');
  },
  { cause: 'All randomness must come from seededRandom(seed); Math.random() cannot be repeated.' },
);

check(
  'uniform',
  'each of 16 rows comes to each place about equally often (1500 seeds, χ² < 360)',
  async (gen) => {
    const [n, seeds] = [16, 1500];
    const found = await orders(shuffleTogether, n, gen.seed(), seeds);
    const counts = Array.from({ length: n }, () => new Array<number>(n).fill(0));
    for (const order of found) order.split(',').forEach((row, place) => counts[Number(row)]![place]!++);
    const expected = seeds / n;
    const sum = counts.flat().reduce((total, count) => total + (count - expected) ** 2 / expected, 0);
    byChance(someEqual(seeds, factorial(n)));
    expect(`${new Set(found).size} different orders`).toBe('1500 different orders');
    // The counts of a row add up, and so do those of a place: this leaves (n − 1)² degrees of freedom, 225 ± 21.
    const chiSquare = sum * ((n - 1) / n);
    byChance(chiSquareBeyond(360, (n - 1) ** 2));
    expect(chiSquare < 360 ? 'χ² < 360' : `χ² = ${Math.round(chiSquare)}`).toBe('χ² < 360');
  },
  { cause: 'Sorting with a random comparison is not fair, nor is swapping each row with any other: use Fisher-Yates.' },
);

check(
  'small',
  'shuffleTogether() works for 0 rows and for 1 row',
  async (gen) => {
    const [none, noLabels] = await shuffleTogether(tensor([], [0, 3]), int32([], [0]), gen.seed());
    expect(none).toHaveShape([0, 3]);
    expect(noLabels).toEqualTensor([], { dtype: 'int32' });
    const [one, label] = await shuffleTogether(tensor([[5, 6]]), int32([7]), gen.seed());
    expect(one).toEqualTensor([[5, 6]]);
    expect(label).toEqualTensor([7], { dtype: 'int32' });
  },
  { sideCondition: true },
);

check(
  'errors',
  'shuffleTogether() refuses scalars and different numbers of rows',
  async (gen) => {
    await expectThrows(shuffleTogether(range([3]), range([4]), gen.seed()), '3 rows against 4');
    await expectThrows(shuffleTogether(range([5, 2]), range([2, 5]), gen.seed()), '5 rows against 2');
    await expectThrows(shuffleTogether(tensor(1), range([1]), gen.seed()), 'a scalar');
    await expectThrows(shuffleTogether(range([1]), tensor(1), gen.seed()), 'a scalar');
  },
  { sideCondition: true },
);

checkMemory(shuffleTogether, (gen) => [gen.normal([4, 2]), gen.integers([4], 0, 10), gen.seed()]);

function expectShuffled(order: readonly number[]): void {
  byChance(1 / factorial(order.length)); // rows keep their order
  const ascending = order.every((row, i) => i === 0 || row > order[i - 1]!);
  expect(ascending ? 'rows in their old order' : 'shuffled rows').toBe('shuffled rows');
}

function chunks(values: readonly number[], length: number): number[][] {
  return Array.from({ length: values.length / length }, (_, i) => values.slice(i * length, (i + 1) * length));
}
