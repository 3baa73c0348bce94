import { bool, check, checkMemory, exercise, forAll, int32, NdArray, op, probe, range, REDUCTION, tensor } from '@gradus/testkit'; // prettier-ignore
import { ones } from './oracles';

const { detach } = exercise<typeof import('#03-autograd/04-detach')>('3.04');
const beside = probe<typeof import('./04-detach.probe')>();

check(
  'printed',
  'with u = detach(x·x) the gradient of u·x at [0, 1, 2, 3] is u = [0, 1, 4, 9]',
  async () => {
    const [gradient] = await op.vjp(beside.detachedSquareTimes, [detach, range([4])], tensor(ones([4])), [1]);
    expect(gradient).toBeCloseToTensor([0, 1, 4, 9]);
  },
  { cause: 'A result of [0, 3, 12, 27] means that the gradient still flows through detach().' },
);

check(
  'values',
  'detach(x) has the values, the shape and the dtype of x',
  async (gen) => {
    await forAll(gen, 4, async (gen) => {
      const x = gen.normal(gen.shape({ minRank: 0 }));
      expect(await detach(x)).toEqualTensor(x);
    });
    expect(await detach(int32([[3, -4]]))).toEqualTensor(int32([[3, -4]]));
    expect(await detach(bool([true, false]))).toEqualTensor(bool([1, 0]));
    expect(await detach(tensor([NaN, Infinity, -Infinity]))).toEqualTensor([NaN, Infinity, -Infinity]);
  },
  { sideCondition: true },
);

check(
  'blocked',
  'the gradient of detach(x) is zeros, even if NaN or ∞ arrives from above',
  async (gen) => {
    await forAll(gen, [gen.normal([2, 3]), tensor([[NaN, Infinity, -Infinity], [1, 0, -1]])], async (gen, dy) => {
      const [gradient] = await op.vjp(detach, [gen.normal([2, 3])], dy);
      expect(gradient).toEqualTensor(NdArray.filled([2, 3], 0));
    });
  },
  { cause: 'The backward pass gives zeros of the shape of dy. Multiplying dy by 0 lets NaN through, and a result cut off from x makes tf.grad throw.' },
); // prettier-ignore

check('mixed', 'two detached factors in one formula count as two constants', async (gen) => {
  const [x, v] = [gen.normal([5]), gen.normal([5])];
  const onPaper = NdArray.of(x).map((xi) => Math.exp(xi) * Math.cos(xi) + 2 * xi * xi + 1);
  const [gradient] = await op.vjp(beside.twoConstants, [detach, x], v, [1]);
  expect(gradient).toBeCloseToTensor(onPaper.mul(v), REDUCTION);
});

check('nested', 'the second derivative of detach(x)·x² is 2·x, not 6·x', async (gen) => {
  const x = gen.normal([4]);
  expect(await beside.secondDerivative(detach, x)).toBeCloseToTensor(NdArray.of(x).mul(2), REDUCTION);
});

checkMemory(detach, (gen) => [gen.normal([2, 3])]);
