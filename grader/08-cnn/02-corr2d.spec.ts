import {
  check,
  checkGradient,
  checkMemory,
  exercise,
  expectThrows,
  forAll,
  NdArray,
  range,
  REDUCTION,
  tensor,
} from '@gradus/testkit';
import * as oracle from './oracles';

const { corr2d } = exercise<typeof import('#08-cnn/02-corr2d')>('8.02');

/** Six rows of a dark bar between two bright ones. */
const BAR = NdArray.build([6, 8], ([, j]) => (j! >= 2 && j! < 6 ? 0 : 1));

check(
  'printed',
  'corr2d([[0, 1, 2], [3, 4, 5], [6, 7, 8]], [[0, 1], [2, 3]]) = [[19, 25], [37, 43]]',
  async () => {
    expect(await corr2d(range([3, 3]), range([2, 2]))).toBeCloseToTensor([[19, 25], [37, 43]]); // prettier-ignore
  },
  {
    cause:
      'A kernel has (h − kh + 1) × (w − kw + 1) places. Output [r, c] sees the window that begins at x[r, c]: it is not centred there.',
  },
);

check(
  'not-flipped',
  'corr2d() lays the kernel on as it is: a single 1 in the image shows the kernel turned round',
  async (gen) => {
    const spot = NdArray.build([3, 5], ([i, j]) => (i === 1 && j === 2 ? 1 : 0));
    const k = gen.distinct([2, 3], 1, 9);
    expect(await corr2d(tensor(spot), k)).toBeCloseToTensor(oracle.corr2d(spot, NdArray.of(k)));
    const picking = tensor([[0, 0], [1, 0]]); // prettier-ignore
    const expected = [[3, 4], [6, 7]]; // prettier-ignore
    expect(await corr2d(range([3, 3]), picking)).toBeCloseToTensor(expected); // a 1 in the lower left picks the lower left
  },
  { cause: 'k[i, j] meets x[r + i, c + j]. With x[r − i, c − j] it is the mathematician’s convolution.' },
);

check(
  'edges',
  'corr2d() with [[1, −1]] finds the two edges of a bar: 1 from bright to dark, −1 from dark to bright',
  async () => {
    const k = tensor([[1, -1]]);
    const edges = NdArray.build([6, 7], ([, j]) => (j === 1 ? 1 : j === 5 ? -1 : 0));
    expect(await corr2d(tensor(BAR), k)).toBeCloseToTensor(edges);
    expect(await corr2d(tensor(BAR.transpose()), k)).toBeCloseToTensor(NdArray.filled([8, 5], 0));
    const upright = tensor([[1], [-1]]);
    expect(await corr2d(tensor(BAR.transpose()), upright)).toBeCloseToTensor(edges.transpose());
  },
  { cause: 'Is the height of the kernel the first axis, everywhere?' },
);

check(
  'values',
  'corr2d() agrees with a loop over all places, for images and kernels of any shape',
  async (gen) => {
    const shapes = [[4, 6, 2, 3], [6, 4, 3, 1], [5, 3, 1, 3], [3, 4, 3, 4], [2, 2, 1, 1]] as const; // prettier-ignore
    await forAll(gen, shapes, async (gen, [h, w, kh, kw]) => {
      const [x, k] = [gen.normal([h, w]), gen.normal([kh, kw])];
      expect(await corr2d(x, k)).toBeCloseToTensor(oracle.corr2d(NdArray.of(x), NdArray.of(k)), REDUCTION);
    });
  },
  { cause: 'The output is [h − kh + 1, w − kw + 1]: a kernel that would stick out has no place.' },
);

check(
  'errors',
  'corr2d() refuses a kernel that is higher or wider than the image',
  async (gen) => {
    await expectThrows(corr2d(gen.normal([3, 5]), gen.normal([4, 1])), 'a kernel of height 4 on an image of height 3');
    await expectThrows(corr2d(gen.normal([5, 3]), gen.normal([1, 4])), 'a kernel of width 4 on an image of width 3');
    await expectThrows(corr2d(gen.normal([2, 2]), gen.normal([4, 4])), 'a kernel larger than the image');
  },
  { sideCondition: true, cause: '8.01 throws where there is no place: compute the output’s shape with it, first.' },
);

checkGradient(corr2d, (gen) => {
  const [x, k] = [gen.normal([4, 5]), gen.normal([2, 3])];
  return [
    { args: [x, k], wrt: 0, oracle: (at) => oracle.corr2d(at, NdArray.of(k)) },
    { args: [x, k], wrt: 1, oracle: (at) => oracle.corr2d(NdArray.of(x), at) },
  ];
});

checkMemory(corr2d, (gen) => [gen.normal([4, 5]), gen.normal([2, 3])]);
