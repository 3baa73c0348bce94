import { check, exercise, expectThrows, forAll, op, probe } from '@gradus/testkit';
import * as oracle from './oracles';
import { shrunk } from './shapes';

const { broadcastShape } = exercise<typeof import('#02-broadcasting/02-broadcast-shape')>('2.02');
const { callWith } = probe<typeof import('./02-broadcast-shape.probe')>();

check(
  'printed',
  'broadcastShape([4, 1, 28], [3, 1]) = [4, 3, 28]',
  async () => {
    expect(await broadcastShape([4, 1, 28], [3, 1])).toEqual([4, 3, 28]);
    expect(await broadcastShape([3, 1], [4, 1, 28])).toEqual([4, 3, 28]);
  },
  { cause: 'Shapes are aligned at the right; what is missing on the left counts as 1.' },
);

check('pairs', 'broadcastShape(a, b) follows the rule for every pair that fits, in either order', async (gen) => {
  await forAll(gen, 12, async (gen) => {
    const shape = gen.shape({ maxRank: 5 });
    const [a, b] = [shrunk(gen, shape), shrunk(gen, shape)];
    expect(await broadcastShape(a, b)).toEqual(oracle.broadcastShape(a, b));
    expect(await broadcastShape(b, a)).toEqual(oracle.broadcastShape(a, b));
  });
});

check(
  'many',
  'broadcastShape() takes any number of shapes',
  async (gen) => {
    expect(await broadcastShape([2], [5, 1], [1, 1, 1])).toEqual([1, 5, 2]);
    await forAll(gen, 8, async (gen) => {
      const shape = gen.shape({ maxRank: 5 });
      const shapes = Array.from({ length: gen.int(3, 7) }, () => shrunk(gen, shape));
      expect(await broadcastShape(...shapes)).toEqual(oracle.broadcastShape(...shapes));
    });
  },
  { cause: 'All shapes count, the third and the later ones too.' },
);

check('few', 'broadcastShape() = [], and one shape alone stays as it is', async () => {
  expect(await broadcastShape([2, 1, 3])).toEqual([2, 1, 3]);
  expect(await broadcastShape([], [3, 2], [])).toEqual([3, 2]);
  expect(await broadcastShape([], [])).toEqual([]);
  expect(await broadcastShape()).toEqual([]);
});

check(
  'zero',
  'broadcastShape() lets 1 give way to 0, and only 1',
  async () => {
    expect(await broadcastShape([0], [1])).toEqual([0]);
    expect(await broadcastShape([1, 3], [0, 1])).toEqual([0, 3]);
    expect(await broadcastShape([0, 2], [0, 1], [2])).toEqual([0, 2]);
    await expectThrows(broadcastShape([0], [3]), 'the sizes 0 and 3');
    await expectThrows(broadcastShape([3], [0]), 'the sizes 3 and 0');
  },
  { cause: 'A size of 0 is a size like 3: it wins against 1, though 1 is larger, and fits no other.' },
);

check(
  'errors',
  'broadcastShape() refuses sizes that differ and are not 1',
  async () => {
    await expectThrows(broadcastShape([3], [2]), 'the sizes 3 and 2');
    await expectThrows(broadcastShape([6], [3]), 'the sizes 6 and 3');
    await expectThrows(broadcastShape([2, 5, 3], [4, 3]), 'the sizes 5 and 4');
    await expectThrows(broadcastShape([2, 1], [1, 3], [2]), 'the sizes 1, 3 and 2, the last of a third shape');
    await expectThrows(broadcastShape([1], [0], [3]), 'the sizes 1, 0 and 3');
  },
  { sideCondition: true },
);

check(
  'inputs',
  'broadcastShape() leaves its arguments alone and returns an array of its own',
  async () => {
    for (const shapes of [[[4, 1, 28], [3, 1]], [[3, 1], [4, 1, 28]], [[2, 3]], [[2, 3], [2, 3]]]) {
      expect(await callWith(broadcastShape, shapes)).toEqual({ after: shapes, reused: false });
    } // prettier-ignore
  },
  {
    trust: 'worker',
    sideCondition: true,
    cause: 'Make a new array and return that: unshift, reverse and sort change the array they are called on.',
  },
);

check(
  'plain',
  'broadcastShape() works on lists of numbers, without TensorFlow.js',
  async () => {
    const { kernels } = await op.inspect(broadcastShape, [[4, 1, 28], [3, 1]]); // prettier-ignore
    expect(kernels).toEqual([]);
  },
  { trust: 'worker', sideCondition: true, cause: 'The rule is to be written down, not to be asked from an operation.' },
);
