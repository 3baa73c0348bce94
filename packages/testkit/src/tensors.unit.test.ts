import { bool, int32, range, tensor } from './tensors';

test('tensor(), int32() and bool() take nested numbers, or numbers and a shape', () => {
  expect(tensor([[1, 2.5]])).toMatchObject({ dtype: 'float32', shape: [1, 2], values: Float32Array.of(1, 2.5) });
  expect(tensor([1, 2, 3, 4], [2, 2])).toMatchObject({ shape: [2, 2], values: Float32Array.of(1, 2, 3, 4) });
  expect(int32(7)).toMatchObject({ dtype: 'int32', shape: [], values: Int32Array.of(7) });
  expect(bool([0, 2, -1])).toMatchObject({ dtype: 'bool', values: Uint8Array.of(0, 1, 1) });
});

test('range() counts', () => {
  expect(range([2, 2], 5, 'int32')).toMatchObject({ dtype: 'int32', shape: [2, 2], values: Int32Array.of(5, 6, 7, 8) });
  expect(range([0])).toMatchObject({ shape: [0], values: new Float32Array() });
});

test('tensors refuse numbers that do not fill the shape', () => {
  expect(() => tensor([1, 2, 3], [2, 2])).toThrow(RangeError);
});
