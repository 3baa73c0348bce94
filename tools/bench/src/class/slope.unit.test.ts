import { slope } from './slope';

test('slope() of points on a line is that of the line', () => {
  expect(slope([[0, 5], [10, 25], [20, 45]])).toBeCloseTo(2); // prettier-ignore
});

test('slope() of points that scatter around a level is about 0, wherever the first and last one lie', () => {
  expect(slope([[0, 1], [1, 3], [2, 2], [3, 3], [4, 1]])).toBeCloseTo(0); // prettier-ignore
});

test('slope() of points off a line is that of least squares', () => {
  expect(slope([[0, 0], [1, 2], [2, 1]])).toBeCloseTo(0.5); // prettier-ignore
});
