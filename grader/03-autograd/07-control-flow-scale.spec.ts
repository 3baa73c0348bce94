import { check, checkMemory, exercise, expectThrows, forAll, type Generators, NdArray, op, REDUCTION, tensor, type TensorData } from '@gradus/testkit'; // prettier-ignore
import { norm, ones } from './oracles';

const { controlFlowScale } = exercise<typeof import('#03-autograd/07-control-flow-scale')>('3.07');

/** The factor by which the function scales a: the number of doublings and the branch, in float64. */
function factorAt(a: NdArray): number {
  let k = 2;
  while (norm(a) * k < 1000) k *= 2;
  return a.sum().at() > 0 ? k : 100 * k;
}

/** A random input whose norm and sum are so far from the borders that float32 decides as float64 does. */
function draw(gen: Generators, shape: readonly number[]): TensorData {
  for (;;) {
    const a = gen.normal(shape, { scale: 10 ** gen.int(-3, 3) });
    const x = NdArray.of(a);
    const toBorder = Math.abs((norm(x) * Math.abs(factorAt(x))) / 1000 - 1); // also 2, 100 and 200 are no border
    const lost = Math.abs(x.sum().at()) / norm(x);
    if (toBorder > 1e-3 && lost > 1e-3) return a;
  }
}

const gradientAt = async (a: TensorData) =>
  (await op.vjp(controlFlowScale, [a], tensor(ones(a.shape))))[0] as TensorData;

const DIFFERENTIABLE =
  'Double b by TensorFlow.js operations that start at a. Only the numbers for the comparisons are read out.';

check(
  'printed',
  'at 0.7, −0.7, 3 and −0.001 the scale is 2048, 204800, 512 and 104857600, and that is the gradient too',
  async () => {
    for (const [a, k] of [
      [0.7, 2048],
      [-0.7, 204800],
      [3, 512],
      [-0.001, 104857600],
    ] as const) {
      expect(await controlFlowScale(tensor(a))).toBeCloseToTensor(a * k);
      expect(await gradientAt(tensor(a))).toBeCloseToTensor(k);
    }
  },
  { cause: DIFFERENTIABLE },
);

check('vectors', 'controlFlowScale() agrees with the definition for tensors of rank 0 to 3', async (gen) => {
  await forAll(gen, [[], [1], [4], [2, 3], [2, 1, 2]], async (gen, shape) => {
    const a = draw(gen, shape);
    const x = NdArray.of(a);
    expect(await controlFlowScale(a)).toBeCloseToTensor(x.mul(factorAt(x)), REDUCTION);
  });
});

check(
  'gradient',
  'the gradient of v·controlFlowScale(a) is v times the scale, also for vectors',
  async (gen) => {
    await forAll(gen, [[], [3], [2, 2]], async (gen, shape) => {
      const [a, v] = [draw(gen, shape), gen.normal(shape)];
      const [gradient] = await op.vjp(controlFlowScale, [a], v);
      expect(gradient).toBeCloseToTensor(NdArray.of(v).mul(factorAt(NdArray.of(a))), REDUCTION);
    });
  },
  { cause: DIFFERENTIABLE },
);

check(
  'borders',
  'a norm of exactly 1000 ends the loop, a sum of exactly 0 takes the branch with 100',
  async () => {
    expect(await controlFlowScale(tensor([300, 400]))).toBeCloseToTensor([600, 800]);
    expect(await controlFlowScale(tensor(250))).toBeCloseToTensor(1000);
    expect(await controlFlowScale(tensor([600, -600]))).toBeCloseToTensor([120000, -120000]);
  },
  { cause: 'The loop runs while the norm is less than 1000, and b stays as it is only if its sum is greater than 0.' },
);

check(
  'sizes',
  'a = 1e-30 is doubled until it reaches 1000, a = 1e30 is doubled once',
  async () => {
    for (const [a, k] of [
      [1e-30, 2 ** 110],
      [-1e-20, 100 * 2 ** 77],
      [1e30, 2],
    ] as const) {
      expect(await controlFlowScale(tensor(a))).toBeCloseToTensor(Math.fround(a) * k);
      expect(await controlFlowScale(tensor([a, 0]))).toBeCloseToTensor([Math.fround(a) * k, 0]);
      expect(await gradientAt(tensor(a))).toBeCloseToTensor(k);
    }
  },
  { cause: 'The square of 1e-30 is 0 in float32: a norm of 0 does not mean that a is zero.' },
);

check(
  'zero',
  'the zero vector and the empty tensor throw, they do not loop for ever',
  async () => {
    await expectThrows(controlFlowScale(tensor(0)), 'a = 0');
    await expectThrows(controlFlowScale(tensor([0, -0, 0])), 'a = [0, 0, 0]');
    await expectThrows(controlFlowScale(tensor([])), 'an empty a');
  },
  { sideCondition: true, cause: 'Doubling zero stays zero: look at the largest |aᵢ| before the loop.' },
);

check(
  'not-finite',
  'NaN and ±∞ throw',
  async () => {
    for (const a of [[NaN], [1, Infinity], [-Infinity, 2], [NaN, 5], [5, NaN]]) {
      await expectThrows(controlFlowScale(tensor(a)), `a = [${a}]`);
    }
  },
  { sideCondition: true },
);

checkMemory(controlFlowScale, (gen) => [gen.normal([3])]);
