import {
  check,
  checkMemory,
  exercise,
  forAll,
  NdArray,
  op,
  probe,
  REDUCTION,
  tensor,
  type TensorData,
} from '@gradus/testkit';
import { norm } from './oracles';

const { safeNorm } = exercise<typeof import('#03-autograd/09-safe-norm')>('3.09');
const beside = probe<typeof import('./09-safe-norm.probe')>();

const gradientAt = async (x: TensorData) => (await op.vjp(safeNorm, [x], tensor(1)))[0] as TensorData;
const scaled = (x: TensorData, alpha: number) => tensor(NdArray.of(x).mul(alpha));

check('printed', 'safeNorm([3, 4]) = 5, and its gradient there is [0.6, 0.8]', async () => {
  expect(await safeNorm(tensor([3, 4]))).toBeCloseToTensor(5);
  expect(await gradientAt(tensor([3, 4]))).toBeCloseToTensor([0.6, 0.8], { name: 'gradient' });
});

check(
  'zero',
  'at x = 0 the value is 0 and the gradient is 0',
  async (gen) => {
    await forAll(gen, [[], [1], [3], [2, 2]], async (gen, shape) => {
      const zeros = tensor(NdArray.filled(shape, 0));
      expect(await safeNorm(zeros)).toEqualTensor(0);
      const [gradient] = await op.vjp(safeNorm, [zeros], gen.normal([]));
      expect(gradient).toBeCloseToTensor(NdArray.filled(shape, 0), { name: 'gradient' });
    });
  },
  { cause: 'The slope of √ at 0 is ∞, and ∞·0 is NaN: √ must not see a 0, also not in a branch that is masked afterwards.' },
); // prettier-ignore

check('values', 'value and gradient agree with ‖x‖ and x/‖x‖ for tensors of rank 0 to 3', async (gen) => {
  await forAll(gen, [[], [1], [6], [3, 4], [2, 3, 2]], async (gen, shape) => {
    const [x, v] = [gen.normal(shape), gen.normal([])];
    const length = norm(NdArray.of(x));
    expect(await safeNorm(x)).toBeCloseToTensor(length, REDUCTION);
    const [gradient] = await op.vjp(safeNorm, [x], v);
    expect(gradient).toBeCloseToTensor(NdArray.of(x).mul(v.values[0]! / length), { ...REDUCTION, name: 'gradient' });
  });
});

check(
  'no-bias',
  'safeNorm(αx) = |α|·safeNorm(x) for α from 1e-12 to 1e12: no ε under the root',
  async (gen) => {
    const x = gen.uniform([3], 1, 2);
    for (const alpha of [1e-12, -1e-8, 1e-4, -1, 1e4, -1e12]) {
      const expected = Math.abs(alpha) * norm(NdArray.of(x));
      expect(await safeNorm(scaled(x, alpha))).toBeCloseToTensor(expected, { rtol: 1e-5, atol: 0 }); // relative: tiny norms too
    }
    expect(await safeNorm(tensor([1e-12, 0]))).toBeCloseToTensor(1e-12, { rtol: 1e-6, atol: 0 });
  },
  { cause: 'Adding ε changes small norms, and n + 1 − 1 rounds a tiny n to 0: protect the root only where Σx² is 0.' },
);

check('direction', 'the gradient of a tiny vector still has length 1', async () => {
  for (const alpha of [1e-12, -1e-6, 1e12]) {
    const expected = [0.6, 0.8].map((slope) => slope * Math.sign(alpha));
    expect(await gradientAt(scaled(tensor([3, 4]), alpha))).toBeCloseToTensor(expected);
  }
});

check(
  'rows',
  'a row of zeros among others does not spoil their gradients',
  async (gen) => {
    const [x, v] = [gen.normal([3, 2]), gen.normal([])];
    const center = tensor(
      NdArray.of(x)
        .mul([[0], [1], [0]])
        .add(0),
    ); // x − center has a zero row in the middle
    const [gradient] = await op.vjp(beside.sumOfRowNorms, [safeNorm, x, center], v, [1]);
    const lengths = NdArray.of(x).reduce((row) => Math.hypot(...row), 1, true);
    const expected = NdArray.of(x)
      .div(lengths)
      .mul([[1], [0], [1]])
      .mul(v.values[0]!);
    expect(gradient).toBeCloseToTensor(expected, { ...REDUCTION, name: 'gradient' });
  },
  { cause: 'One NaN in the gradient of one row makes the sum NaN: the root must not see a 0.' },
);

check(
  'triangle',
  '‖x + y‖ ≤ ‖x‖ + ‖y‖, and ‖x‖ of an empty tensor is 0',
  async (gen) => {
    await forAll(gen, 5, async (gen) => {
      const [x, y] = [gen.normal([4]), gen.normal([4])];
      const norms = [await safeNorm(x), await safeNorm(y), await safeNorm(tensor(NdArray.of(x).add(y)))];
      for (const each of norms) expect(each).toHaveShape([]);
      const [ofX, ofY, ofSum] = norms.map((each) => each.values[0]!) as [number, number, number];
      expect(ofSum).toBeLessThanOrEqual((ofX + ofY) * (1 + 1e-6)); // rounding of float32
    });
    expect(await safeNorm(tensor([]))).toEqualTensor(0);
  },
  { sideCondition: true },
);

checkMemory(safeNorm, (gen) => [gen.normal([3])]);
