import { NdArray } from './nd-array';
import { numericalVjp } from './numerical-vjp';

test('numericalVjp() of x² weighted by v is 2xv', () => {
  const x = NdArray.of([[1, -2], [0.5, 3]]); // prettier-ignore
  const v = NdArray.of([[1, 10], [-1, 0]]); // prettier-ignore
  const vjp = numericalVjp((y) => y.mul(y), x, v);
  expect(vjp.shape).toEqual([2, 2]);
  [2, -40, -1, 0].forEach((expected, i) => expect(vjp.values[i]).toBeCloseTo(expected, 6));
});

test('numericalVjp() sums over outputs of another shape: d(Σ v·xᵀA)/dx = A v', () => {
  const a = NdArray.of([[1, 2, 3], [4, 5, 6]]); // prettier-ignore
  const vjp = numericalVjp((x) => x.reshape([1, 2]).matMul(a), NdArray.of([7, 8]), NdArray.of([[1, 0, -1]]));
  expect(vjp.values[0]).toBeCloseTo(-2, 6);
  expect(vjp.values[1]).toBeCloseTo(-2, 6);
});

test('numericalVjp() is accurate to 1e-8 for exp, and leaves x alone', () => {
  const x = NdArray.of([0.3, 1]);
  const vjp = numericalVjp((y) => y.map(Math.exp), x, NdArray.of([1, 1]));
  expect(Math.abs(vjp.values[1]! - Math.E)).toBeLessThan(1e-8);
  expect(x.toNested()).toEqual([0.3, 1]);
});
