import { NotImplemented } from './not-implemented';

test('NotImplemented names the exercise', () => {
  const error = new NotImplemented('4.02');
  expect([error.name, error.exercise, error.message]).toEqual(['NotImplemented', '4.02', 'Exercise 4.02 is not implemented yet.']); // prettier-ignore
});
