import {
  check,
  checkMemory,
  exercise,
  expectThrows,
  forAll,
  type Generators,
  GRADIENT,
  NdArray,
  numericalVjp,
  tensor,
} from '@gradus/testkit';
import * as oracle from './oracles';

const { dropoutBackward } = exercise<typeof import('#06-dropout/06-dropout-backward')>('6.06');

/** A mask that keeps and drops at least one element each. */
function maskOf(gen: Generators, shape: readonly number[], p: number): NdArray {
  return NdArray.of(gen.bools(shape, 1 - p)).map((kept, i) => (i === 0 ? 1 : i === 1 ? 0 : kept));
}

check('printed', 'dropoutBackward([1, 2, 3], [1, 0, 1], 0.75) = [4, 0, 12]', async () => {
  expect(await dropoutBackward(tensor([1, 2, 3]), tensor([1, 0, 1]), 0.75)).toBeCloseToTensor([4, 0, 12]);
});

check(
  'values',
  'dropoutBackward() agrees with central differences through the forward pass with the same mask',
  async (gen) => {
    await forAll(gen, [0.5, 0.2, gen.number(0.6, 0.9)], async (gen, p) => {
      const shape = gen.shape({ minRank: 1, maxRank: 3, minLength: 2 });
      const [x, dy, mask] = [gen.normal(shape), gen.normal(shape), maskOf(gen, shape, p)];
      const expected = numericalVjp((values) => oracle.dropout(values, mask, p), NdArray.of(x), NdArray.of(dy));
      expect(await dropoutBackward(dy, tensor(mask), p)).toBeCloseToTensor(expected, GRADIENT);
    });
  },
  { cause: 'The same mask as in the forward pass, no new one; and what was multiplied there is multiplied here.' },
);

check(
  'dropped',
  'dropoutBackward() is exactly 0 where the mask is 0, also if dy is ±∞ or NaN there',
  async (gen) => {
    const mask = maskOf(gen, [4, 5], 0.5);
    const dy = mask.map((kept, i) => (kept ? i - 7.5 : [NaN, Infinity, -Infinity, 2][i % 4]!));
    expect(await dropoutBackward(tensor(dy), tensor(mask), 0.5)).toBeCloseToTensor(oracle.dropout(dy, mask, 0.5));
  },
  { cause: 'A product with the mask does not work: NaN · 0 is NaN. Choose between two values instead.' },
);

check('nothing-dropped', 'dropoutBackward(dy, ones, 0) = dy', async (gen) => {
  const dy = gen.normal([3, 4]);
  expect(await dropoutBackward(dy, tensor(NdArray.filled([3, 4], 1)), 0)).toBeCloseToTensor(dy);
});

check(
  'all-dropped',
  'dropoutBackward(dy, zeros, 1) = zeros',
  async (gen) => {
    const zeros = NdArray.filled([3, 4], 0);
    expect(await dropoutBackward(gen.normal([3, 4]), tensor(zeros), 1)).toBeCloseToTensor(zeros);
  },
  { cause: 'For p = 1 the factor 1 / (1 − p) is ∞.' },
);

check(
  'errors',
  'dropoutBackward() refuses a mask of another shape than dy and a p that is no probability',
  async (gen) => {
    const dy = gen.normal([2, 3]);
    const ones = (shape: number[]) => tensor(NdArray.filled(shape, 1));
    await expectThrows(dropoutBackward(dy, ones([3]), 0.5), 'dy [2, 3] and a mask [3]');
    await expectThrows(dropoutBackward(dy, ones([3, 2]), 0.5), 'dy [2, 3] and a mask [3, 2]');
    for (const p of [-0.1, 1.1, NaN]) await expectThrows(dropoutBackward(dy, ones([2, 3]), p), `p = ${p}`);
  },
  { sideCondition: true, cause: 'A mask that would broadcast is the wrong mask, too.' },
);

checkMemory(dropoutBackward, (gen) => [gen.normal([3, 4]), tensor(maskOf(gen, [3, 4], 0.5)), 0.5]);
