import { check, checkMemory, exercise, forAll, NdArray, numericalVjp, tensor } from '@gradus/testkit';
import * as oracle from './oracles';

const { softmaxJacobian } = exercise<typeof import('#04-softmax/08-softmax-jacobian')>('4.08');

/** ∂softmax(z)ᵢ/∂zⱼ by central differences in float64, at z = log p. */
function differences(p: NdArray): NdArray {
  const rows = p.map((_, i) => i);
  const row = (i: number) => numericalVjp((z) => oracle.softmax(z), p.map(Math.log), rows.map((k) => (k === i ? 1 : 0))); // prettier-ignore
  return new NdArray(
    [p.size, p.size],
    [...rows.values].flatMap((i) => [...row(i).values]),
  );
}

check('printed', 'softmaxJacobian([0.4639, 0.3536, 0.1824]) has the row [-0.1641, 0.2286, -0.0645]', async () => {
  const fourDigits = { atol: 1e-4 };
  expect(await softmaxJacobian(tensor([0.46394, 0.353632, 0.182428]))).toBeCloseToTensor(
    [[0.2487, -0.1641, -0.0846], [-0.1641, 0.2286, -0.0645], [-0.0846, -0.0645, 0.1491]], fourDigits ); // prettier-ignore
  expect(await softmaxJacobian(tensor([0.2931, 0.3498, 0.3571]))).toBeCloseToTensor(
    [[0.2072, -0.1025, -0.1046], [-0.1025, 0.2275, -0.1249], [-0.1046, -0.1249, 0.2296]], fourDigits ); // prettier-ignore
});

check(
  'values',
  'softmaxJacobian(p)[i][j] is how fast p_i grows with logit j',
  async (gen) => {
    await forAll(gen, [2, 4, 6], async (gen, k) => {
      const p = tensor(oracle.softmax(NdArray.of(gen.normal([k], { scale: 1.5 }))));
      expect(await softmaxJacobian(p)).toBeCloseToTensor(differences(NdArray.of(p)));
    });
    expect(await softmaxJacobian(tensor([1]))).toBeCloseToTensor([[0]]);
  },
  { cause: 'Raising one logit also changes all other probabilities: the matrix is not diagonal.' },
);

check('row-sums', 'softmaxJacobian() has rows and columns that sum to 0', async (gen) => {
  const jacobian = NdArray.of(await softmaxJacobian(tensor(oracle.softmax(NdArray.of(gen.normal([5]))))));
  expect(tensor(jacobian.sum(1))).toBeCloseToTensor([0, 0, 0, 0, 0]);
  expect(tensor(jacobian.sum(0))).toBeCloseToTensor([0, 0, 0, 0, 0]);
}, { sideCondition: true, cause: 'The probabilities always sum to 1, so their changes sum to 0.' }); // prettier-ignore

check('signs', 'softmaxJacobian() is positive on the diagonal and negative elsewhere', async (gen) => {
  const jacobian = await softmaxJacobian(tensor(oracle.softmax(NdArray.of(gen.normal([4])))));
  const signs = tensor(NdArray.of(jacobian).map(Math.sign));
  expect(signs).toEqualTensor([[1, -1, -1, -1], [-1, 1, -1, -1], [-1, -1, 1, -1], [-1, -1, -1, 1]]); // prettier-ignore
}, { cause: 'A larger logit raises its own probability at the cost of every other one.' }); // prettier-ignore

check('saturated', 'softmaxJacobian() of a one-hot p is all zeros', async () => {
  expect(await softmaxJacobian(tensor([0, 1, 0]))).toBeCloseToTensor(NdArray.filled([3, 3], 0));
}, { sideCondition: true, cause: 'p (1 − p) is 0 for p = 0 and for p = 1.' }); // prettier-ignore

checkMemory(softmaxJacobian, (gen) => [tensor(oracle.softmax(NdArray.of(gen.normal([4]))))]);
