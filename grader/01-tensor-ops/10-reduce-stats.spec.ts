import {
  check,
  checkMemory,
  exercise,
  expectThrows,
  forAll,
  int32,
  NdArray,
  range,
  REDUCTION,
  tensor,
  type TensorData,
  type TensorDtype,
} from '@gradus/testkit';
import { type Stat, stat, STATS } from './oracles';

const { reduceStats } = exercise<typeof import('#01-tensor-ops/10-reduce-stats')>('1.10');

const EXTREMES: readonly Stat[] = ['max', 'min'];
const TOTALS: readonly Stat[] = ['mean', 'sum', 'prod'];
const PLACES: readonly Stat[] = ['argMax', 'argMin'];

async function compare(names: readonly Stat[], x: TensorData, axis?: number, keepDims?: boolean): Promise<void> {
  const received = await reduceStats(x, axis, keepDims);
  for (const name of names) {
    const expected = stat(name, NdArray.of(x), axis, keepDims);
    expect(received[name]).toBeCloseToTensor(expected, { ...REDUCTION, dtype: dtypeOf(name, x), name });
  }
}

function dtypeOf(name: Stat, x: TensorData): TensorDtype {
  if (PLACES.includes(name)) return 'int32';
  return name === 'mean' ? 'float32' : x.dtype;
}

check(
  'printed',
  'the sum of [[1, 2, 3], [4, 5, 6]] is [[5, 7, 9]] along axis 0 and [[6], [15]] along axis 1, with keepDims',
  async () => {
    const x = tensor([[1, 2, 3], [4, 5, 6]]); // prettier-ignore
    const down = await reduceStats(x, 0, true);
    expect(down.sum).toEqualTensor([[5, 7, 9]], { name: 'sum along axis 0' });
    const across = await reduceStats(x, 1, true);
    expect(across.sum).toEqualTensor([[6], [15]], { name: 'sum along axis 1' });
    expect(across.max).toEqualTensor([[3], [6]], { name: 'max along axis 1' });
  },
  { cause: 'The axis that is named is the one that disappears: axis 0 gives one number per column.' },
);

check('totals', 'sum, mean and prod along every axis, negative ones, too', async (gen) => {
  await forAll(gen, [1, 2, 3, 4], async (gen, rank) => {
    const x = gen.uniform(gen.shape({ minRank: rank, maxRank: rank, minLength: 2, maxLength: 4 }), 0.5, 2);
    for (const axis of [gen.int(0, rank), gen.int(-rank, 0)]) await compare(TOTALS, x, axis);
  });
});

check('extremes', 'max, min, argMax and argMin along every axis, negative ones, too', async (gen) => {
  await forAll(gen, [1, 2, 3, 4], async (gen, rank) => {
    const x = gen.distinct(gen.shape({ minRank: rank, maxRank: rank, minLength: 2, maxLength: 4 }));
    for (const axis of [gen.int(0, rank), gen.int(-rank, 0)]) await compare([...EXTREMES, ...PLACES], x, axis);
  });
});

check(
  'flat',
  'without an axis the whole tensor is one vector: argMax of 4 × 10 is one of 0 … 39',
  async (gen) => {
    await compare(PLACES, gen.distinct([4, 10]));
    await compare(STATS, gen.distinct([3, 2, 4], 0.5, 2));
    await compare(STATS, tensor(gen.number(1, 2)));
  },
  { cause: 'tf.argMax without an axis takes axis 0; flatten first.' },
);

check(
  'keep-dims',
  'keepDims leaves an axis of length 1 in all seven results, without an axis all of them',
  async (gen) => {
    const x = gen.distinct([3, 2, 4], 0.5, 2);
    for (const axis of [0, 1, -1]) await compare(STATS, x, axis, true);
    await compare(STATS, x, undefined, true);
    await compare(STATS, x, 1, false);
  },
  { cause: 'tf.argMax and tf.argMin know no keepDims; put the axis back yourself.' },
);

check('ties', 'argMax and argMin give the first of equal values', async (gen) => {
  await compare(PLACES, tensor([2, 7, 7, 1, 7, 1]));
  for (let i = 0; i < 3; i++) await compare(PLACES, tensor(gen.integers([4, 5], 0, 3)), gen.pick([undefined, 0, 1]));
});

check(
  'integers',
  'int32: max, min, sum and prod stay int32, mean is float32 and not cut off',
  async (gen) => {
    const two = await reduceStats(int32([1, 2]));
    expect(two.mean).toEqualTensor(1.5, { name: 'mean' });
    await forAll(gen, [undefined, 0, -1], (gen, axis) => compare(STATS, gen.integers([3, 4], -4, 5), axis));
  },
  { cause: 'Dividing one int32 by another drops the rest.' },
);

check(
  'nothing',
  'an axis of length 0: sum 0, prod 1, max −∞, min +∞, mean NaN, argMax and argMin −1',
  async () => {
    const cases: [x: TensorData, axis: number | undefined, keepDims: boolean, shape: number[]][] = [
      [tensor([], [2, 0]), 1, false, [2]],
      [tensor([], [2, 0]), 1, true, [2, 1]],
      [tensor([], [0, 3]), -2, false, [3]],
      [tensor([], [0, 3]), undefined, false, []],
      [int32([], [2, 0]), 1, false, [2]],
    ];
    for (const [x, axis, keepDims, shape] of cases) {
      const received = await reduceStats(x, axis, keepDims);
      for (const name of STATS) {
        const expected = NdArray.filled(shape, { ...OF_NOTHING, ...(x.dtype === 'int32' && OF_NO_INTEGERS) }[name]);
        expect(received[name]).toEqualTensor(expected, { dtype: dtypeOf(name, x), name });
      }
    }
    await compare(STATS, tensor([], [0, 3]), 1); // three to reduce, but no row: an empty result
  },
  { cause: 'Branch on the length of the axis; what TensorFlow.js makes of no values differs between backends.' },
);

check(
  'errors',
  'reduceStats() refuses an axis that is not there',
  async () => {
    await expectThrows(reduceStats(range([2, 3]), 2), 'axis 2 of a rank-2 tensor');
    await expectThrows(reduceStats(range([2, 3]), -3), 'axis -3 of a rank-2 tensor');
    await expectThrows(reduceStats(tensor(1), 0), 'axis 0 of a scalar');
  },
  { sideCondition: true },
);

checkMemory(reduceStats, (gen) => [gen.normal([2, 3]), 1, true]);

const OF_NOTHING: Record<Stat, number> = {
  sum: 0,
  prod: 1,
  max: -Infinity,
  min: Infinity,
  mean: NaN,
  argMax: -1,
  argMin: -1,
};

const OF_NO_INTEGERS = { max: -(2 ** 31), min: 2 ** 31 - 1 };
