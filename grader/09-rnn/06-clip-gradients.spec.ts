import {
  check,
  exercise,
  expectClean,
  expectThrows,
  forAll,
  type Generators,
  NdArray,
  REDUCTION,
  tensor,
  type TensorData,
} from '@gradus/testkit';
import * as oracle from './oracles';

const { clampTensor, clipByGlobalNorm } = exercise<typeof import('#09-rnn/06-clip-gradients')>('9.06');

function gradients(gen: Generators): TensorData[] {
  return [gen.normal([2, 3]), gen.normal([4], { scale: 3 }), gen.normal([])];
}

function normOf(grads: readonly TensorData[]): number {
  return oracle.globalNorm(grads.map((g) => NdArray.of(g)));
}

check(
  'printed',
  'clipByGlobalNorm([3], [4]; 1) = [0.6], [0.8], and the norm was 5',
  async () => {
    const { clipped, norm } = await clipByGlobalNorm([tensor([3]), tensor([4])], 1);
    expect(clipped.length).toBeCloseToNumber(2, { name: 'number of tensors' });
    expect(clipped[0]).toBeCloseToTensor([0.6], { name: 'first' });
    expect(clipped[1]).toBeCloseToTensor([0.8], { name: 'second' });
    expect(norm).toBeCloseToNumber(5, { name: 'norm' });
  },
  {
    cause:
      'One norm over both: √(9 + 16). With a norm of its own for each, or value by value, the result is [1] and [1]. The norm that is returned is that before clipping.',
  },
);

check(
  'values',
  'clipByGlobalNorm() scales all tensors by theta / norm, and tells the norm before',
  async (gen) => {
    await forAll(gen, [0.3, 0.9, 0.001], async (gen, share) => {
      const grads = gradients(gen);
      const expected = normOf(grads);
      const { clipped, norm } = await clipByGlobalNorm(grads, share * expected);
      expect(norm).toBeCloseToNumber(expected, { ...REDUCTION, name: 'norm' });
      grads.forEach((g, i) => {
        expect(clipped[i]).toBeCloseToTensor(NdArray.of(g).mul(share), { ...REDUCTION, name: `tensor ${i}` });
      });
    });
  },
  { cause: 'The factor is the same for all numbers of all tensors, so the direction stays: theta / √(Σ g²).' },
);

check(
  'unchanged',
  'clipByGlobalNorm() changes nothing, not a bit, while the norm is not above theta',
  async (gen) => {
    await forAll(gen, [1.01, 2, 1000], async (gen, factor) => {
      const grads = gradients(gen);
      const { clipped, norm } = await clipByGlobalNorm(grads, factor * normOf(grads));
      grads.forEach((g, i) => expect(clipped[i]).toEqualTensor(g, { name: `tensor ${i}` }));
      expect(norm).toBeCloseToNumber(normOf(grads), { ...REDUCTION, name: 'norm' });
    });
    const { clipped } = await clipByGlobalNorm([tensor([3]), tensor([4])], 5);
    expect(clipped[0]).toEqualTensor([3], { name: 'first, with the norm exactly theta' });
  },
  { cause: 'min(1, theta / norm): short gradients are not stretched to theta, they stay.' },
);

check(
  'zeros',
  'clipByGlobalNorm() of zeros is zeros with the norm 0, and of nothing is nothing',
  async () => {
    const { clipped, norm } = await clipByGlobalNorm([tensor([0, 0]), tensor([[0]])], 1);
    expect(clipped[0]).toEqualTensor([0, 0], { name: 'first' });
    expect(clipped[1]).toEqualTensor([[0]], { name: 'second' });
    expect(norm).toBeCloseToNumber(0, { name: 'norm' });
    const empty = await clipByGlobalNorm([], 1);
    expect(empty.clipped.length).toBeCloseToNumber(0, { name: 'number of tensors' });
    expect(empty.norm).toBeCloseToNumber(0, { name: 'norm of no tensor' });
  },
  { cause: 'theta / 0 is Infinity, and Infinity · 0 is NaN: take the smaller of it and 1 before multiplying.' },
);

check(
  'clamp',
  'clampTensor() moves every number into [min, max]',
  async (gen) => {
    expect(await clampTensor(tensor([-3, 7, 12]), 0, 10)).toBeCloseToTensor([0, 7, 10]);
    await forAll(gen, [[0, 10], [-2, 2], [3, 3], [-Infinity, 1], [2, Infinity]] as const, async (gen, [min, max]) => {
      const x = gen.uniform([3, 4], -15, 15);
      const expected = NdArray.of(x).map((value) => Math.min(Math.max(value, min), max));
      expect(await clampTensor(x, min, max)).toBeCloseToTensor(expected);
    });
    expect(await clampTensor(tensor(4), 0, 1)).toBeCloseToTensor(1);
  },
  { cause: 'Below min becomes min, above max becomes max; here there is no norm.' },
); // prettier-ignore

check(
  'nan',
  'clampTensor() leaves NaN as NaN, and moves ±∞ to the bounds',
  async () => {
    const found = await clampTensor(tensor([NaN, -Infinity, Infinity, 5, NaN]), -1, 10);
    expect(found).toBeCloseToTensor([NaN, -1, 10, 5, NaN]);
  },
  {
    cause:
      'minimum, maximum and clipByValue may turn NaN into a number, depending on the backend. x < min is false for NaN: tf.where keeps what is neither below nor above.',
  },
);

check(
  'errors',
  'clipByGlobalNorm() refuses theta ≤ 0, clampTensor() bounds in the wrong order',
  async (gen) => {
    for (const theta of [0, -1, NaN]) await expectThrows(clipByGlobalNorm([gen.normal([2])], theta), `theta ${theta}`);
    await expectThrows(clampTensor(gen.normal([2]), 1, 0), 'min 1 and max 0');
    await expectThrows(clampTensor(gen.normal([2]), NaN, 1), 'min NaN');
    await expectThrows(clampTensor(gen.normal([2]), 0, NaN), 'max NaN');
  },
  { sideCondition: true },
);

check(
  'memory',
  'clipByGlobalNorm() and clampTensor() return new tensors, leave their arguments alone and leak none',
  async (gen) => {
    await expectClean(clipByGlobalNorm, [gradients(gen), 0.5]);
    await expectClean(clipByGlobalNorm, [gradients(gen), 1000]);
    await expectClean(clampTensor, [gen.normal([3]), -0.5, 0.5]);
  },
  { trust: 'worker', sideCondition: true },
);
