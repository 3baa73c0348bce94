import { selectBackend, tf } from '@gradus/runtime';
import { limitTensors } from './tensor-budget';

beforeAll(() => selectBackend('cpu'));
beforeEach(() => limitTensors(4));
afterAll(() => limitTensors(Infinity));

const MEGABYTE = 2 ** 18; // numbers of four bytes

it('says which tensor is too large', () => {
  expect(() => tf.zeros([5, MEGABYTE])).toThrow(
    'one tensor of shape [5, 262144] takes 5 MB; 4 MB is what all tensors together may take',
  );
});

it('says how many tensors there are, if it is their number', () => {
  const fill = () => {
    for (;;) tf.zeros([MEGABYTE / 4]);
  };
  expect(fill).toThrow(
    '17 tensors take 4 MB, the last of them has the shape [65536]; 4 MB is what all tensors together may take',
  );
});

it('does not count what was disposed, clones, and what was there before', () => {
  const old = tf.zeros([3, MEGABYTE]);
  limitTensors(4);
  for (let i = 0; i < 20; i++) tf.tidy(() => void tf.zeros([MEGABYTE]).reshape([1, MEGABYTE]));
  const kept = tf.zeros([3, MEGABYTE]);
  const clones = Array.from({ length: 20 }, () => kept.clone());
  old.dispose();
  expect(() => tf.zeros([2, MEGABYTE])).toThrow(/^2 tensors take 5 MB/);
  tf.dispose([kept, ...clones]);
});

it('lets more be made once others are gone', () => {
  for (let i = 0; i < 10; i++) tf.zeros([3, MEGABYTE]).dispose();
  const variable = tf.variable(tf.zeros([MEGABYTE]));
  for (let i = 0; i < 10; i++) tf.tidy(() => variable.assign(variable.add(1)));
  expect(variable.shape).toEqual([MEGABYTE]);
});
