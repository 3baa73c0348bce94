import { check, checkMemory, exercise, expectThrows, forAll, NdArray, range, REDUCTION, tensor } from '@gradus/testkit';
import * as oracle from './oracles';

const { rowNormalize } = exercise<typeof import('#02-broadcasting/07-row-normalize')>('2.07');

const NORMS = [1, 2, Infinity] as const;

check('printed', 'rowNormalize() of 0 … 11 in 3 rows, p = 1: row 1 is .1818, .2273, .2727, .3182', async () => {
  expect(await rowNormalize(range([3, 4]), 1)).toBeCloseToTensor(
    [[0, 0.16667, 0.33333, 0.5], [0.18182, 0.22727, 0.27273, 0.31818], [0.21053, 0.23684, 0.26316, 0.28947]],
    { atol: 1e-5 }, // printed with 5 digits
  ); // prettier-ignore
});

check(
  'norms',
  'rowNormalize() divides by the 1-, 2- and ∞-norm, whatever the signs',
  async (gen) => {
    expect(await rowNormalize(tensor([[3, -4]]), 1)).toBeCloseToTensor([[3 / 7, -4 / 7]]);
    expect(await rowNormalize(tensor([[3, -4]]), 2)).toBeCloseToTensor([[0.6, -0.8]]);
    expect(await rowNormalize(tensor([[3, -4]]), Infinity)).toBeCloseToTensor([[0.75, -1]]);
    await forAll(gen, NORMS, async (gen, p) => {
      const x = gen.normal([3, 5]);
      expect(await rowNormalize(x, p)).toBeCloseToTensor(oracle.normalize(NdArray.of(x), p), REDUCTION);
    });
  },
  { cause: 'A norm is made of absolute values.' },
);

check(
  'square',
  'rowNormalize() divides rows by their own norms also in a square matrix',
  async (gen) => {
    await forAll(gen, NORMS, async (gen, p) => {
      const x = gen.normal([3, 3]);
      expect(await rowNormalize(x, p)).toBeCloseToTensor(oracle.normalize(NdArray.of(x), p), REDUCTION);
    });
  },
  { cause: 'Without keepDims the norms have shape [3], line up with the columns, and divide the wrong elements.' },
);

check('axis', 'rowNormalize(x, p, axis) works along every axis, counted from either end', async (gen) => {
  await forAll(gen, [[1, [3, 3], 0], [2, [2, 3, 4], 1], [2, [2, 3, 4], -3], [Infinity, [2, 3], -2], [2, [4], 0]] as const, async (gen, [p, shape, axis]) => {
    const x = gen.normal(shape);
    expect(await rowNormalize(x, p, axis)).toBeCloseToTensor(oracle.normalize(NdArray.of(x), p, axis), REDUCTION);
  }); // prettier-ignore
  const block = gen.normal([2, 3, 4]); // the last axis without being told
  expect(await rowNormalize(block, 2)).toBeCloseToTensor(oracle.normalize(NdArray.of(block), 2, -1), REDUCTION);
});

check(
  'zeros',
  'rowNormalize() leaves rows of zeros as they are',
  async () => {
    for (const p of NORMS) {
      expect(await rowNormalize(tensor([[0, 0], [0, -2], [0, 0]]), p)).toBeCloseToTensor([[0, 0], [0, -1], [0, 0]]); // prettier-ignore
    }
  },
  { cause: '0 / 0 is NaN: where a norm is 0, divide by 1 instead.' },
);

check(
  'large',
  'rowNormalize([3e20, 4e20], 2) = [0.6, 0.8]',
  async () => {
    expect(await rowNormalize(tensor([[3e20, 4e20], [1, 0]]), 2)).toBeCloseToTensor([[0.6, 0.8], [1, 0]]); // prettier-ignore
    expect(await rowNormalize(tensor([[3e38, 1e38]]), 1)).toBeCloseToTensor([[0.75, 0.25]]);
  },
  { cause: 'Squares of such numbers are ∞ in float32: divide each slice by its largest absolute value first.' },
);

check(
  'small',
  'rowNormalize([3e-30, 4e-30], 2) = [0.6, 0.8]',
  async () => {
    for (const scale of [1e-30, 1e-20, 1e-8]) {
      expect(await rowNormalize(tensor([[3 * scale, 4 * scale]]), 2)).toBeCloseToTensor([[0.6, 0.8]]);
      expect(await rowNormalize(tensor([[scale, 3 * scale]]), 1)).toBeCloseToTensor([[0.25, 0.75]]);
    }
  },
  { cause: 'A constant added to the norms spoils small slices, and squares of 1e-30 are 0 in float32.' },
);

check(
  'integers',
  'rowNormalize() of int32 is float32, not rounded',
  async () => {
    expect(await rowNormalize(range([2, 2], 1, 'int32'), 1)).toBeCloseToTensor([[1 / 3, 2 / 3], [3 / 7, 4 / 7]]); // prettier-ignore
  },
  { cause: 'Dividing int32 by int32 drops the fraction: cast first.' },
);

check(
  'errors',
  'rowNormalize() refuses an axis that is not there and another p',
  async (gen) => {
    const x = gen.normal([2, 3]);
    await expectThrows(rowNormalize(x, 2, 2), 'axis 2 of a rank-2 tensor');
    await expectThrows(rowNormalize(x, 2, -3), 'axis -3 of a rank-2 tensor');
    await expectThrows(rowNormalize(tensor(3), 2), 'the last axis of a scalar, which has none');
    await expectThrows(rowNormalize(x, 3), 'p = 3');
    await expectThrows(rowNormalize(x, 0), 'p = 0');
  },
  { sideCondition: true },
);

checkMemory(rowNormalize, (gen) => [gen.normal([3, 4]), 2, 0]);
