import { Generators } from '../generators';
import { examples, permutations } from './small-examples';

test('examples() has a row of features for each label', () => {
  const { x, y } = examples(Generators.of(1, 'examples'), [2, 0, 1], 4);
  expect([x.dtype, x.shape, y.dtype, [...y.values]]).toEqual(['float32', [3, 4], 'int32', [2, 0, 1]]);
});

test('permutations() has each order once', () => {
  const orders = permutations([4, 5, 6]).map(String);
  expect(orders.sort()).toEqual(['4,5,6', '4,6,5', '5,4,6', '5,6,4', '6,4,5', '6,5,4']);
  expect(permutations([])).toEqual([[]]);
});
