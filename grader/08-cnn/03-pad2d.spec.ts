import {
  check,
  checkGradient,
  checkMemory,
  exercise,
  expectClean,
  expectThrows,
  forAll,
  type Generators,
  NdArray,
  range,
} from '@gradus/testkit';
import * as oracle from './oracles';

const { pad2d } = exercise<typeof import('#08-cnn/03-pad2d')>('8.03');

const MODES = ['zeros', 'reflect'] as const;
const NONE = oracle.NO_PADS;

/** [[1, 2, 3], [4, 5, 6]] as one image with one channel. */
const SMALL = range([1, 2, 3, 1], 1);

function image(rows: number[][]): NdArray {
  return NdArray.of(rows).reshape([1, rows.length, rows[0]!.length, 1]);
}

check(
  'zeros',
  'pad2d() adds rows and columns of 0, each side by its own number, and does so unless told otherwise',
  async () => {
    const pads = { top: 0, bottom: 1, left: 2, right: 0 };
    const expected = image([[0, 0, 1, 2, 3], [0, 0, 4, 5, 6], [0, 0, 0, 0, 0]]); // prettier-ignore
    expect(await pad2d(SMALL, pads)).toEqualTensor(expected);
    expect(await pad2d(SMALL, pads, 'zeros')).toEqualTensor(expected);
    const onTop = image([[0, 0, 0], [0, 0, 0], [1, 2, 3], [4, 5, 6]]); // prettier-ignore
    expect(await pad2d(SMALL, { ...NONE, top: 2 })).toEqualTensor(onTop);
  },
  {
    cause: 'In [n, h, w, c], top and bottom change axis 1, left and right axis 2; top and left come before the image.',
  },
);

check(
  'reflect',
  "pad2d(x, pads, 'reflect') mirrors at the outermost row and column, without repeating it",
  async () => {
    const pads = { top: 0, bottom: 1, left: 2, right: 0 };
    const expected = image([[3, 2, 1, 2, 3], [6, 5, 4, 5, 6], [3, 2, 1, 2, 3]]); // prettier-ignore
    expect(await pad2d(SMALL, pads, 'reflect')).toEqualTensor(expected);
    const row = range([1, 1, 4, 1], 1);
    const wide = image([[4, 3, 2, 1, 2, 3, 4, 3, 2]]);
    expect(await pad2d(row, { ...NONE, left: 3, right: 2 }, 'reflect')).toEqualTensor(wide);
  },
  {
    cause:
      'a b c becomes c b | a b c | b a. With b a | a b c the border is repeated (symmetric); with b c | a b c it wraps round.',
  },
);

check(
  'values',
  'pad2d() keeps images and channels apart, for random pads',
  async (gen) => {
    await forAll(gen, 4, async (gen) => {
      const x = gen.normal([gen.int(1, 4), gen.int(2, 5), gen.int(2, 5), gen.int(1, 4)]);
      for (const mode of MODES) {
        const pads = somePads(gen, x.shape);
        expect(await pad2d(x, pads, mode)).toEqualTensor(oracle.pad2d(NdArray.of(x), pads, mode));
      }
    });
  },
  { cause: 'Rows first, then columns of the higher image: then the corners come out right by themselves.' },
);

check(
  'nothing',
  'pad2d() with four pads of 0 is a copy',
  async (gen) => {
    await forAll(gen, MODES, async (gen, mode) => {
      const x = gen.normal([2, 1, 3, 2]);
      expect(await pad2d(x, NONE, mode)).toEqualTensor(x);
      await expectClean(pad2d, [x, NONE, mode]);
    });
  },
  {
    trust: 'worker',
    sideCondition: true,
    cause: 'Where nothing is added there is nothing to join; x.clone() is a tensor of its own.',
  },
);

check(
  'errors',
  'pad2d() refuses pads that are no counts, mirrors that are too small, and other modes',
  async (gen) => {
    const x = gen.normal([1, 3, 4, 2]);
    for (const side of ['top', 'bottom', 'left', 'right'] as const) {
      for (const mode of MODES) {
        for (const pad of [-1, 0.5]) await expectThrows(pad2d(x, { ...NONE, [side]: pad }, mode), `${side} = ${pad}`);
      }
      const length = side === 'top' || side === 'bottom' ? 3 : 4;
      await expectThrows(pad2d(x, { ...NONE, [side]: length }, 'reflect'), `'reflect' with ${side} = ${length} of ${length}`); // prettier-ignore
      await expectThrows(pad2d(x, { ...NONE, [side]: length + 1 }, 'reflect'), `'reflect' with ${side} = ${length + 1} of ${length}`); // prettier-ignore
    }
    await expectThrows(pad2d(x, NONE, 'wrap' as 'zeros'), "the mode 'wrap'");
  },
  { sideCondition: true, cause: 'A mirror shows at most length − 1 rows: the outermost one is not repeated.' },
);

checkGradient(pad2d, (gen) =>
  MODES.map((mode) => {
    const pads = { top: 2, bottom: 1, left: 1, right: 2 };
    return { args: [gen.normal([1, 3, 3, 2]), pads, mode], oracle: (at) => oracle.pad2d(at, pads, mode) };
  }),
);

checkMemory(pad2d, (gen) => [gen.normal([2, 3, 4, 1]), { top: 2, bottom: 0, left: 1, right: 3 }, 'reflect']);

function somePads(gen: Generators, [, h, w]: readonly number[]): oracle.Pads {
  const rows = () => gen.int(0, h!);
  const columns = () => gen.int(0, w!);
  return { top: rows(), bottom: rows(), left: columns(), right: columns() };
}
