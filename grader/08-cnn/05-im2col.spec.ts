import {
  check,
  checkGradient,
  checkMemory,
  exercise,
  expectThrows,
  NdArray,
  range,
  REDUCTION,
  tensor,
  type TensorData,
} from '@gradus/testkit';
import * as oracle from './oracles';

const { im2col } = exercise<typeof import('#08-cnn/05-im2col')>('8.05');

async function expectRows(x: TensorData, kernel: [number, number], ...stride: [number?]): Promise<void> {
  expect(await im2col(x, kernel, ...stride)).toEqualTensor(oracle.im2col(NdArray.of(x), kernel, ...stride));
}

check(
  'printed',
  'im2col([[0, 1, 2], [3, 4, 5], [6, 7, 8]], [2, 2]) = [[0, 1, 3, 4], [1, 2, 4, 5], [3, 4, 6, 7], [4, 5, 7, 8]], and six pairs for [1, 2]',
  async () => {
    const expected = [[0, 1, 3, 4], [1, 2, 4, 5], [3, 4, 6, 7], [4, 5, 7, 8]]; // prettier-ignore
    expect(await im2col(range([1, 3, 3, 1]), [2, 2])).toEqualTensor(expected);
    const pairs = [[0, 1], [1, 2], [3, 4], [4, 5], [6, 7], [7, 8]]; // prettier-ignore
    expect(await im2col(range([1, 3, 3, 1]), [1, 2])).toEqualTensor(pairs);
  },
  { cause: 'One row per window, one column per place in the window, both from left to right and top to bottom.' },
);

check(
  'channels',
  'im2col() puts all channels of a pixel side by side: the columns are (i, j, channel)',
  async () => {
    // pixel p of the image has the channels p and p + 100
    const x = tensor(NdArray.build([1, 2, 3, 2], ([, i, j, a]) => 3 * i! + j! + 100 * a!));
    const expected = [[0, 100, 1, 101, 3, 103, 4, 104], [1, 101, 2, 102, 4, 104, 5, 105]]; // prettier-ignore
    expect(await im2col(x, [2, 2])).toEqualTensor(expected);
  },
  { cause: 'Join the kh · kw slices along the channel axis: then the channel is the fastest of the three.' },
);

check(
  'order',
  'im2col() goes through the images one after the other, and in each row by row',
  async (gen) => {
    await expectRows(gen.normal([2, 4, 3, 1]), [2, 2]);
    await expectRows(gen.normal([3, 2, 5, 2]), [1, 3]);
    await expectRows(gen.normal([2, 5, 2, 3]), [4, 1]);
    await expectRows(gen.normal([2, 3, 2, 2]), [3, 2]);
  },
  { cause: 'Rows are counted (image, r, c), which is the order that [n, oh, ow, …] already has in memory.' },
);

check(
  'stride',
  'im2col(x, kernel, stride) takes every stride-th window in both directions',
  async (gen) => {
    await expectRows(gen.normal([1, 5, 5, 1]), [3, 3], 2);
    await expectRows(gen.normal([2, 6, 5, 2]), [2, 3], 2);
    await expectRows(gen.normal([2, 4, 7, 1]), [1, 2], 3);
  },
  { cause: 'Windows begin at rows and columns 0, s, 2s, …; inside a window the pixels lie close together.' },
);

check('product', 'im2col(x, [kh, kw]) times the kernels as a matrix is the convolution', async (gen) => {
  const [x, k] = [gen.normal([2, 4, 5, 3]), gen.normal([2, 3, 3, 4])];
  const rows = await im2col(x, [2, 3]);
  expect(rows).toHaveShape([18, 18]);
  const y = NdArray.of(rows)
    .matMul(NdArray.of(k).reshape([18, 4]))
    .reshape([2, 3, 3, 4]);
  expect(tensor(y)).toBeCloseToTensor(oracle.conv2d(NdArray.of(x), NdArray.of(k)), REDUCTION);
});

check(
  'errors',
  'im2col() refuses a window that is larger than the images, and strides that are none',
  async (gen) => {
    const x = gen.normal([1, 3, 4, 1]);
    await expectThrows(im2col(x, [4, 1]), 'a window of height 4 on images of height 3');
    await expectThrows(im2col(x, [1, 5]), 'a window of width 5 on images of width 4');
    await expectThrows(im2col(x, [0, 1]), 'a window of height 0');
    for (const stride of [0, 1.5]) await expectThrows(im2col(x, [1, 1], stride), `stride ${stride}`);
  },
  { sideCondition: true, cause: '8.01 refuses all of this: call it before you cut the first slice.' },
);

checkGradient(im2col, (gen) => [
  { args: [gen.normal([2, 3, 4, 2]), [2, 2]], oracle: (at) => oracle.im2col(at, [2, 2]) },
  { args: [gen.normal([1, 4, 5, 1]), [2, 3], 2], oracle: (at) => oracle.im2col(at, [2, 3], 2) },
]);

checkMemory(im2col, (gen) => [gen.normal([2, 4, 5, 2]), [2, 3], 2]);
