import {
  check,
  checkMemory,
  exercise,
  expectThrows,
  type Generators,
  NdArray,
  numericalVjp,
  range,
  REDUCTION,
  tensor,
} from '@gradus/testkit';
import * as oracle from './oracles';

const { conv2dFilterGrad } = exercise<typeof import('#08-cnn/06-conv2d-filter-grad')>('8.06');

/** n images [h, w, ci], windows [kh, kw] and co kernels. */
interface Sizes {
  n?: number;
  h: number;
  w: number;
  ci?: number;
  co?: number;
  kernel: [number, number];
  stride?: number;
}

/** Compares with central differences of the convolution itself, in float64. */
async function expectSlopes(gen: Generators, { n = 1, h, w, ci = 1, co = 1, kernel, stride }: Sizes): Promise<void> {
  const s = stride ?? 1;
  const outputs = [h, w].map((length, axis) => oracle.countPlaces(length, kernel[axis]!, { stride: s }));
  const [x, dy] = [gen.normal([n, h, w, ci]), gen.normal([n, ...outputs, co])];
  const forward = (k: NdArray) => oracle.conv2d(NdArray.of(x), k, { stride: [s, s] });
  const expected = numericalVjp(forward, NdArray.filled([...kernel, ci, co], 0), NdArray.of(dy));
  const received = await conv2dFilterGrad(x, dy, kernel, ...(stride === undefined ? [] : [stride]));
  expect(received).toBeCloseToTensor(expected, { ...REDUCTION, atol: 1e-4 });
}

check(
  'printed',
  'with x = [[0, 1, 2], [3, 4, 5], [6, 7, 8]] and dy = [[1, 0], [0, 2]] the gradient is [[8, 11], [17, 20]]',
  async () => {
    const dy = tensor([1, 0, 0, 2], [1, 2, 2, 1]);
    const expected = NdArray.of([[8, 11], [17, 20]]).reshape([2, 2, 1, 1]); // prettier-ignore
    expect(await conv2dFilterGrad(range([1, 3, 3, 1]), dy, [2, 2])).toBeCloseToTensor(expected);
  },
  { cause: 'The gradient of k[i, j] is the sum of x[r + i, c + j] · dy[r, c] over all places (r, c).' },
);

check(
  'ones',
  'with dy = 1 everywhere, the gradient of k[i, j] is the sum of all that k[i, j] has seen',
  async (gen) => {
    const x = gen.normal([3, 4, 5, 1]);
    const dy = NdArray.filled([3, 3, 3, 1], 1);
    const expected = oracle.filterGrad(NdArray.of(x), dy, [2, 3]);
    expect(await conv2dFilterGrad(x, tensor(dy), [2, 3])).toBeCloseToTensor(expected, REDUCTION);
  },
  { cause: 'The same kernel is used everywhere, in all images: contributions add up, and nothing is averaged.' },
);

check(
  'batch',
  'the gradient of several images is the sum of their gradients',
  async (gen) => {
    await expectSlopes(gen, { n: 4, h: 3, w: 4, kernel: [2, 2] });
    await expectSlopes(gen, { n: 3, h: 4, w: 3, ci: 2, co: 2, kernel: [3, 1] });
  },
  { cause: 'A mean is the business of the loss: if it is one, dy already holds the 1 / n.' },
);

check(
  'channels',
  'the gradient has the shape [kh, kw, ci, co] of the kernels',
  async (gen) => {
    await expectSlopes(gen, { n: 2, h: 3, w: 4, ci: 3, co: 2, kernel: [2, 3] });
    await expectSlopes(gen, { n: 2, h: 4, w: 3, ci: 2, co: 3, kernel: [1, 1] });
    await expectSlopes(gen, { n: 1, h: 3, w: 3, ci: 2, co: 2, kernel: [3, 3] });
  },
  { cause: 'windowsᵀ · dy is [kh·kw·ci, co]: its rows are counted (i, j, channel), so a reshape is all that is left.' },
);

check(
  'stride',
  'the gradient of a convolution with stride 2 or 3',
  async (gen) => {
    await expectSlopes(gen, { n: 2, h: 5, w: 7, kernel: [3, 3], stride: 2 });
    await expectSlopes(gen, { n: 1, h: 7, w: 4, ci: 2, kernel: [1, 1], stride: 3 });
  },
  { cause: 'With a stride s, dy[r, c] belongs to the window that begins at row r · s and column c · s.' },
);

check(
  'remainder',
  'rows and columns that no window reaches have no part in the gradient',
  async (gen) => {
    await expectSlopes(gen, { n: 2, h: 6, w: 5, ci: 2, co: 2, kernel: [3, 2], stride: 2 });
    await expectSlopes(gen, { n: 1, h: 6, w: 7, kernel: [2, 2], stride: 3 });
  },
  { cause: 'The forward pass never looked at them. Cut the windows exactly as 8.05 does.' },
);

check(
  'errors',
  'conv2dFilterGrad() refuses a dy that does not belong to x, kernel and stride',
  async (gen) => {
    const x = gen.normal([2, 5, 6, 1]);
    const call = (dy: readonly number[], kernel: [number, number] = [2, 3], stride?: number) =>
      conv2dFilterGrad(x, gen.normal(dy), kernel, ...(stride === undefined ? [] : [stride]));
    await expectThrows(call([3, 4, 4, 1]), 'dy of 3 images and x of 2');
    await expectThrows(call([2, 5, 6, 1]), 'dy in the shape of x, which is larger than the output');
    await expectThrows(call([2, 3, 4, 1]), 'dy of height 3 instead of 4');
    await expectThrows(call([2, 4, 2, 4]), 'dy [2, 4, 2, 4] instead of [2, 4, 4, co]');
    await expectThrows(call([2, 2, 8, 1]), 'dy [2, 2, 8, 1] instead of [2, 4, 4, 1]');
    await expectThrows(call([2, 4, 4, 1], [2, 3], 2), 'dy of stride 1 with stride 2');
    await expectThrows(call([2, 1, 1, 1], [6, 3]), 'a window of height 6 on images of height 5');
    await expectThrows(call([2, 4, 4, 1], [2, 3], 0), 'stride 0');
  },
  { sideCondition: true, cause: 'Some of these have the right number of elements, so that a reshape does not object.' },
);

checkMemory(conv2dFilterGrad, (gen) => [gen.normal([2, 5, 4, 2]), gen.normal([2, 2, 2, 3]), [2, 1], 2]);
