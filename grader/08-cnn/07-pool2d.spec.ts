import {
  check,
  checkGradient,
  checkMemory,
  exercise,
  expectThrows,
  forAll,
  type Generators,
  NdArray,
  range,
  REDUCTION,
  tensor,
  type TensorData,
} from '@gradus/testkit';
import * as oracle from './oracles';

const { pool2d } = exercise<typeof import('#08-cnn/07-pool2d')>('8.07');

const MODES = ['max', 'avg'] as const;
const NINE = range([1, 3, 3, 1]);

type Size = [number, number];
interface Options {
  mode: 'max' | 'avg';
  stride?: Size;
  padding?: Size;
}

async function expectPooled(x: TensorData, size: Size, opts: Options): Promise<void> {
  expect(await pool2d(x, size, opts)).toBeCloseToTensor(oracle.pool2d(NdArray.of(x), size, opts), REDUCTION);
}

function image(rows: number[][]): NdArray {
  return NdArray.of(rows).reshape([1, rows.length, rows[0]!.length, 1]);
}

check(
  'printed',
  'of [[0, 1, 2], [3, 4, 5], [6, 7, 8]] pool2d() with 2 × 2 and stride 1 makes [[4, 5], [7, 8]], or [[2, 3], [5, 6]]',
  async () => {
    const stride: Size = [1, 1];
    expect(await pool2d(NINE, [2, 2], { mode: 'max', stride })).toBeCloseToTensor(image([[4, 5], [7, 8]])); // prettier-ignore
    expect(await pool2d(NINE, [2, 2], { mode: 'avg', stride })).toBeCloseToTensor(image([[2, 3], [5, 6]])); // prettier-ignore
  },
  { cause: 'The first two axes of the window are height and width; batch and channels stay.' },
);

check(
  'default-stride',
  'pool2d() without a stride moves by the size of the window, so that windows do not overlap',
  async (gen) => {
    expect(await pool2d(NINE, [2, 2], { mode: 'avg' })).toBeCloseToTensor(image([[2]]));
    await forAll(gen, MODES, async (gen, mode) => {
      await expectPooled(gen.distinct([2, 4, 6, 2]), [2, 3], { mode });
      await expectPooled(gen.distinct([1, 5, 7, 1]), [3, 2], { mode });
      await expectPooled(gen.distinct([1, 3, 2, 2]), [1, 1], { mode });
    });
  },
  { cause: 'Rows and columns that are too few for another window are left out.' },
);

check(
  'values',
  'pool2d() pools each channel of each image by itself, with a stride of its own in both directions',
  async (gen) => {
    await forAll(gen, MODES, async (gen, mode) => {
      await expectPooled(gen.distinct([2, 5, 4, 3]), [2, 3], { mode, stride: [1, 1] });
      await expectPooled(gen.distinct([3, 6, 5, 2]), [3, 2], { mode, stride: [2, 1] });
      await expectPooled(gen.distinct([1, 4, 7, 2]), [2, 2], { mode, stride: [1, 3] });
      await expectPooled(gen.distinct([1, 2, 3, 2]), [2, 3], { mode });
    });
  },
  {
    cause: 'All windows at once: one shifted, strided slice for each place (i, j), then the maximum or mean of these.',
  },
);

check(
  'printed-padding',
  'pool2d() of range 16 as 4 × 4, with 3 × 3, padding 1 and stride 2: maxima [[5, 7], [13, 15]]',
  async () => {
    const opts = { mode: 'max', stride: [2, 2], padding: [1, 1] } as const;
    const received = await pool2d(range([1, 4, 4, 1]), [3, 3], opts as unknown as Options);
    expect(received).toBeCloseToTensor(image([[5, 7], [13, 15]])); // prettier-ignore
  },
);

check(
  'margin',
  'the margin never counts: of an image of −1 all maxima and all means are −1',
  async (gen) => {
    const minusOne = tensor(NdArray.filled([1, 4, 4, 1], -1));
    for (const mode of MODES) {
      await expectPooled(minusOne, [3, 3], { mode, padding: [1, 1], stride: [2, 2] });
    }
    await forAll(gen, paddings(gen), async (gen, [size, stride, padding]) => {
      for (const mode of MODES) {
        await expectPooled(gen.distinct([2, 5, 4, 2], -3, -1), size, { mode, stride, padding });
      }
    });
  },
  {
    cause:
      'A zero is larger than −1: pad with −∞ for the maximum. A mean is divided by the pixels inside the image, which pooling an image of ones counts.',
  },
);

check(
  'errors',
  'pool2d() refuses windows that could lie in the margin, windows that are too large, and other modes',
  async (gen) => {
    const x = gen.normal([1, 4, 5, 1]);
    await expectThrows(
      pool2d(x, [2, 2], { mode: 'max', padding: [2, 0] }),
      'a padding of 2 above a window of height 2',
    );
    await expectThrows(
      pool2d(x, [3, 1], { mode: 'avg', padding: [0, 1] }),
      'a padding of 1 beside a window of width 1',
    );
    await expectThrows(pool2d(x, [5, 2], { mode: 'max' }), 'a window of height 5 on images of height 4');
    await expectThrows(pool2d(x, [2, 6], { mode: 'avg' }), 'a window of width 6 on images of width 5');
    await expectThrows(pool2d(x, [2, 2], { mode: 'max', stride: [0, 1] }), 'stride [0, 1]');
    await expectThrows(pool2d(x, [2, 2], { mode: 'max', padding: [-1, 0] }), 'padding [-1, 0]');
    await expectThrows(pool2d(x, [2, 2], { mode: 'sum' as 'avg' }), "the mode 'sum'");
  },
  { sideCondition: true, cause: 'Such a window has no maximum, and its mean is 0 / 0.' },
);

checkGradient(pool2d, (gen) =>
  MODES.flatMap((mode) => [
    gradientCase(gen, [1, 3, 4, 2], [2, 2], { mode, stride: [1, 1] }),
    gradientCase(gen, [2, 3, 3, 1], [3, 2], { mode, stride: [2, 1], padding: [1, 1] }),
  ]),
);

checkMemory(pool2d, (gen) => [gen.normal([2, 4, 5, 2]), [2, 3], { mode: 'avg', stride: [1, 2], padding: [1, 1] }]);

function gradientCase(gen: Generators, shape: number[], size: Size, opts: Options) {
  return { args: [gen.distinct(shape), size, opts], oracle: (at: NdArray) => oracle.pool2d(at, size, opts) };
}

/** Windows, strides and paddings smaller than the windows. */
function paddings(gen: Generators): [Size, Size, Size][] {
  return Array.from({ length: 4 }, () => {
    const size: Size = [gen.int(1, 4), gen.int(2, 4)];
    return [size, [gen.int(1, 3), gen.int(1, 3)], [gen.int(0, size[0]), gen.int(0, size[1])]];
  });
}
