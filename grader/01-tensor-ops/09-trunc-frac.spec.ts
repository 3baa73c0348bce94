import { check, checkMemory, exercise, forAll, NdArray, tensor, type TensorData } from '@gradus/testkit';

const { truncFrac } = exercise<typeof import('#01-tensor-ops/09-trunc-frac')>('1.09');

async function compare(x: TensorData): Promise<void> {
  const { trunc, frac } = await truncFrac(x);
  const input = NdArray.of(x);
  expect(trunc).toEqualTensor(input.map(trunc0), { name: 'trunc' });
  // the difference is a float32, so nothing is rounded
  expect(frac).toEqualTensor(input.map((value) => value - trunc0(value)), { name: 'frac' }); // prettier-ignore
}

check('positive', 'trunc(3.14) = 3 and frac(3.14) = 0.14', async (gen) => {
  await compare(tensor([3.14, 0.5, 0.999, 7, 0]));
  await compare(gen.uniform([6], 0, 50));
});

check(
  'negative',
  'trunc(−3.14) = −3 and frac(−3.14) = −0.14: towards zero',
  async (gen) => {
    await compare(tensor([-3.14, -0.5, -0.999, -7]));
    await compare(gen.uniform([6], -50, 0));
  },
  { cause: 'floor goes down, away from zero for negative numbers; the rest has the sign of x.' },
);

check(
  'half',
  'trunc(0.5) = 0 and trunc(−1.5) = −1: cut, not rounded',
  async (gen) => {
    await compare(tensor([0.5, -0.5, 1.5, -1.5, 2.5, -2.5, 0.75, -0.75]));
    const n = gen.int(3, 100);
    await compare(tensor([n + 0.5, n + 0.75, -n - 0.75, -n - 0.5]));
  },
  { cause: 'Rounding goes to the nearest whole number; here everything behind the point goes.' },
);

check('sum', 'trunc + frac = x, for tensors of every rank', async (gen) => {
  await compare(tensor(-2.75));
  await forAll(gen, [2, 3, 4], (gen, rank) =>
    compare(gen.normal(gen.shape({ minRank: rank, maxRank: rank }), { scale: 5 })),
  );
  const { trunc, frac } = await truncFrac(tensor([], [0, 3]));
  expect(trunc).toHaveShape([0, 3]);
  expect(frac).toHaveShape([0, 3]);
});

check(
  'large',
  'trunc(1e20) = 1e20 and frac(1e20) = 0',
  async () => {
    await compare(tensor([1e20, -1e20, 2 ** 31, -(2 ** 31), 3e9, 16777217, 1e38]));
    await compare(tensor([1e-30, -1e-30, 8388607.5, -8388607.5]));
  },
  { cause: 'An int32 cannot hold numbers beyond 2147483647.' },
);

check('odd', 'NaN gives NaN twice; trunc(±∞) = ±∞, and ∞ − ∞ = NaN is left', async () => {
  await compare(tensor([NaN, 1.5]));
  await compare(tensor([Infinity, -Infinity, -2.5]));
});

checkMemory(truncFrac, (gen) => [gen.normal([2, 3], { scale: 5 })]);

/** Math.trunc without −0, which would look odd in a message. */
function trunc0(value: number): number {
  return Math.trunc(value) + 0;
}
