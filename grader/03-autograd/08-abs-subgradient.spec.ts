import { check, checkMemory, exercise, expectGradient, forAll, NdArray, op, probe, tensor } from '@gradus/testkit';
import { ones } from './oracles';

const { absSubgradient } = exercise<typeof import('#03-autograd/08-abs-subgradient')>('3.08');
const beside = probe<typeof import('./08-abs-subgradient.probe')>();

const abs = (x: NdArray) => x.map(Math.abs);

check('values', 'absSubgradient(x) = |x|, and |NaN| is NaN', async (gen) => {
  await forAll(gen, [[], [5], [2, 3]], async (gen, shape) => {
    const x = gen.normal(shape);
    expect(await absSubgradient(x)).toBeCloseToTensor(abs(NdArray.of(x)));
  });
  expect(await absSubgradient(tensor([-1, 0, -0, NaN, -Infinity]))).toEqualTensor([1, 0, 0, NaN, Infinity]);
});

check(
  'kink',
  'the gradient at [−1, 0, −0, 2] is [−1, 0, 0, 1]',
  async () => {
    const [gradient] = await op.vjp(absSubgradient, [tensor([-1, 0, -0, 2])], tensor(ones([4])));
    expect(gradient).toBeCloseToTensor([-1, 0, 0, 1]);
  },
  { cause: 'At 0 tf.abs has the slope −1, and x/|x| or √x² have NaN there.' },
);

check(
  'upstream',
  'the gradient from above is multiplied by the slope',
  async (gen) => {
    const v = gen.normal([4]);
    const [gradient] = await op.vjp(absSubgradient, [tensor([-3, 0, 0.5, -0.1])], v);
    expect(gradient).toBeCloseToTensor(NdArray.of(v).mul([-1, 0, 1, -1]).add(0));
  },
  { cause: 'dy arrives in gradFunc and belongs into the result: dy · slope.' },
);

check('away-from-0', 'absSubgradient() passes gradients on for x of rank 0 to 3', async (gen) => {
  await forAll(gen, [[], [4], [2, 3], [2, 1, 2]], async (gen, shape) => {
    const x = gen.uniform(shape, 0.1, 2);
    const signed = tensor(NdArray.of(x).map((xi) => (gen.int(0, 2) ? xi : -xi)));
    await expectGradient({ f: absSubgradient, args: [signed], oracle: abs }, gen);
  });
  const [gradient] = await op.vjp(absSubgradient, [tensor([1e-8, -1e-20])], tensor(ones([2])));
  expect(gradient).toBeCloseToTensor([1, -1]); // small is not 0
});

check(
  'in-the-middle',
  'in |2x − 1|·3 the gradient at [0, ½, 1] is [−6, 0, 6]',
  async () => {
    const [gradient] = await op.vjp(beside.inTheMiddle, [absSubgradient, tensor([0, 0.5, 1])], tensor(ones([3])), [1]);
    expect(gradient).toBeCloseToTensor([-6, 0, 6]);
  },
  {
    cause:
      'An intermediate x is disposed before the way back: use the x that save([x]) hands to gradFunc, and the dy that arrives.',
  },
);

check('twice', 'two calls in one formula do not mix: |x|·|x − 1|', async (gen) => {
  const x = tensor([-1, 0, 0.5, 1, 3]);
  const v = gen.normal([5]);
  const [gradient] = await op.vjp(beside.twice, [absSubgradient, x], v, [1]);
  const onPaper = [-3, 0, 0, 0, 5]; // s(x)·|x − 1| + |x|·s(x − 1)
  expect(gradient).toBeCloseToTensor(NdArray.of(v).mul(onPaper).add(0));
});

checkMemory(absSubgradient, (gen) => [gen.normal([2, 3])]);
