import {
  check,
  checkMemory,
  exercise,
  expectClean,
  expectThrows,
  forAll,
  NdArray,
  REDUCTION,
  tensor,
} from '@gradus/testkit';
import * as oracle from './oracles';
import { shrunk } from './shapes';

const { reduceToShape } = exercise<typeof import('#02-broadcasting/11-reduce-to-shape')>('2.11');

check('printed', 'reduceToShape([[1, 2, 3], [4, 5, 6]], [3]) = [5, 7, 9]', async () => {
  const grad = tensor([[1, 2, 3], [4, 5, 6]]); // prettier-ignore
  expect(await reduceToShape(grad, [3])).toBeCloseToTensor([5, 7, 9]);
  expect(await reduceToShape(grad, [2, 1])).toBeCloseToTensor([[6], [15]]);
});

check(
  'stretched',
  'reduceToShape() from [4, 3] to [1, 3] sums the stretched axis and keeps it with size 1',
  async (gen) => {
    await forAll(gen, [[[4, 3], [1, 3]], [[4, 3], [4, 1]], [[3, 3], [1, 3]], [[3, 3], [3, 1]], [[2, 3, 2], [2, 1, 2]]] as const, async (gen, [from, to]) => {
      const grad = gen.normal(from);
      expect(await reduceToShape(grad, to)).toBeCloseToTensor(oracle.reduceTo(NdArray.of(grad), to), REDUCTION);
    }); // prettier-ignore
  },
  { cause: 'An axis that was stretched from 1 is summed, but stays in the shape.' },
);

check(
  'leading',
  'reduceToShape() sums the axes that broadcasting put on the left',
  async (gen) => {
    await forAll(gen, [[[4, 3], [3]], [[3, 3], [3]], [[2, 2, 3], [3]], [[2, 4, 3], [4, 3]]] as const, async (gen, [from, to]) => {
      const grad = gen.normal(from);
      expect(await reduceToShape(grad, to)).toBeCloseToTensor(oracle.reduceTo(NdArray.of(grad), to), REDUCTION);
    }); // prettier-ignore
  },
  { cause: 'Shapes are aligned at the right, so the axes that are new are the leftmost.' },
);

check('both', 'reduceToShape() from [2, 3, 2] to [3, 1] sums a new axis and a stretched one', async () => {
  const grad = tensor([[[1, 2], [3, 4], [5, 6]], [[7, 8], [9, 10], [11, 12]]]); // prettier-ignore
  expect(await reduceToShape(grad, [3, 1])).toBeCloseToTensor([[18], [26], [34]]);
});

check('scalar', 'reduceToShape(grad, []) is the sum of all elements', async (gen) => {
  const grad = gen.normal([3, 4]);
  expect(await reduceToShape(grad, [])).toBeCloseToTensor(NdArray.of(grad).sum(), REDUCTION);
  expect(await reduceToShape(grad, [1, 1])).toBeCloseToTensor(NdArray.of(grad).sum().reshape([1, 1]), REDUCTION);
  expect(await reduceToShape(tensor(2.5), [])).toBeCloseToTensor(2.5);
});

check('pairs', 'reduceToShape() is the gradient of a + b for 20 pairs of shapes', async (gen) => {
  await forAll(gen, 20, async (gen) => {
    const shape = gen.shape({ maxLength: 3 });
    const [a, b] = [shrunk(gen, shape), shrunk(gen, shape)];
    const grad = gen.normal(oracle.broadcastShape(a, b));
    for (const operand of [a, b]) {
      const sums = oracle.reduceTo(NdArray.of(grad), operand);
      expect(await reduceToShape(grad, operand)).toBeCloseToTensor(sums, REDUCTION);
    }
  });
});

check(
  'total',
  'reduceToShape() loses nothing: the sum of all elements stays the same',
  async (gen) => {
    await forAll(gen, [[3, 1, 2], [1, 2], [4, 1], []], async (gen, to) => {
      const grad = gen.uniform([3, 4, 2], 1, 2);
      const reduced = NdArray.of(await reduceToShape(grad, to));
      expect(reduced.sum().values[0]).toBeCloseToNumber(NdArray.of(grad).sum().values[0]!, REDUCTION);
    }); // prettier-ignore
  },
  { cause: 'Gradients of copies add up; their mean is too small.' },
);

check(
  'empty',
  'reduceToShape() of an empty gradient is zeros: nothing was read',
  async () => {
    expect(await reduceToShape(tensor([], [0, 3]), [1, 3])).toEqualTensor(NdArray.filled([1, 3], 0));
    expect(await reduceToShape(tensor([], [2, 0]), [2, 1])).toEqualTensor(NdArray.filled([2, 1], 0));
    expect(await reduceToShape(tensor([], [0, 3]), [0, 1])).toEqualTensor(new NdArray([0, 1], []));
  },
  { sideCondition: true },
);

check(
  'errors',
  'reduceToShape() refuses a shape that does not broadcast to that of grad',
  async (gen) => {
    const grad = gen.normal([4, 3]);
    await expectThrows(reduceToShape(grad, [4]), 'shape [4] for a gradient [4, 3]');
    await expectThrows(reduceToShape(grad, [2, 3]), 'shape [2, 3] for a gradient [4, 3]');
    await expectThrows(reduceToShape(grad, [1, 4, 3]), 'shape [1, 4, 3] for a gradient [4, 3]: more axes');
    await expectThrows(reduceToShape(gen.normal([1, 3]), [4, 3]), 'shape [4, 3] for a gradient [1, 3]');
    await expectThrows(reduceToShape(gen.normal([1]), [0]), 'shape [0] for a gradient [1]');
  },
  { sideCondition: true },
);

check(
  'same',
  'reduceToShape() to the same shape returns a tensor of its own',
  async (gen) => {
    const grad = gen.normal([2, 3]);
    expect(await reduceToShape(grad, [2, 3])).toBeCloseToTensor(grad);
    await expectClean(reduceToShape, [grad, [2, 3]]);
  },
  {
    trust: 'worker',
    sideCondition: true,
    cause: 'Whoever gets your result may dispose it; the gradient handed to you must survive that.',
  },
);

checkMemory(reduceToShape, (gen) => [gen.normal([2, 3, 2]), [3, 1]]);
