import {
  bool,
  check,
  checkGradient,
  checkMemory,
  exercise,
  expectThrows,
  forAll,
  int32,
  NdArray,
  tensor,
} from '@gradus/testkit';
import * as oracle from './oracles';

const { whereBroadcast } = exercise<typeof import('#02-broadcasting/08-where-broadcast')>('2.08');

check(
  'printed',
  'whereBroadcast([[.4118, .6295], [.1647, .2860]] > .5, 0, 1) = [[1, 0], [1, 1]]',
  async () => {
    expect(await whereBroadcast(bool([[0, 1], [0, 0]]), 0, 1)).toBeCloseToTensor([[1, 0], [1, 1]]); // prettier-ignore
  },
  { cause: 'Where cond is true, the first value is taken.' },
);

check('values', 'whereBroadcast() picks elements of two tensors', async (gen) => {
  const [cond, a, b] = [gen.bools([3, 4]), gen.normal([3, 4]), gen.normal([3, 4])];
  const picked = oracle.where(NdArray.of(cond), NdArray.of(a), NdArray.of(b));
  expect(await whereBroadcast(cond, a, b)).toBeCloseToTensor(picked);
  expect(await whereBroadcast(bool([1, 0]), tensor([1, 2]), 7)).toBeCloseToTensor([1, 7]);
  expect(await whereBroadcast(bool([1, 0]), 7, tensor([1, 2]))).toBeCloseToTensor([7, 2]);
});

check('branches', 'whereBroadcast() stretches a and b to the shape of cond', async (gen) => {
  for (const [c, m, n] of [[[3, 4], [4], []], [[3, 4], [3, 1], [1, 4]], [[2, 3, 2], [3, 1], [2]]] as const) {
      const [cond, a, b] = [gen.bools(c), gen.normal(m), gen.normal(n)];
      const picked = oracle.where(NdArray.of(cond), NdArray.of(a), NdArray.of(b));
      expect(await whereBroadcast(cond, a, b)).toBeCloseToTensor(picked);
    } // prettier-ignore
});

check(
  'cond',
  'whereBroadcast() stretches cond, too: [n, 1] with [1, m] gives [n, m]',
  async (gen) => {
    const known = bool([[1], [0]]);
    expect(await whereBroadcast(known, tensor([1, 2, 3]), 0)).toBeCloseToTensor([[1, 2, 3], [0, 0, 0]]); // prettier-ignore
    await forAll(gen, [[[3, 1], [1, 4], [1, 4]], [[1, 4], [3, 1], []], [[4], [3, 1], [2, 1, 1]], [[], [2, 2], [2]]] as const, async (gen, [c, m, n]) => {
      const [cond, a, b] = [gen.bools(c), gen.normal(m), gen.normal(n)];
      const picked = oracle.where(NdArray.of(cond), NdArray.of(a), NdArray.of(b));
      expect(await whereBroadcast(cond, a, b)).toBeCloseToTensor(picked);
    }); // prettier-ignore
  },
  { cause: 'All three take part: the result has the common shape of cond, a and b.' },
);

check(
  'leak',
  'whereBroadcast() hides NaN and ∞ where they are not picked',
  async () => {
    const a = tensor([1, NaN, Infinity, -Infinity]);
    const b = tensor([NaN, 2, 3, 4]);
    expect(await whereBroadcast(bool([1, 0, 0, 0]), a, b)).toBeCloseToTensor([1, 2, 3, 4]);
    expect(await whereBroadcast(bool([0, 1, 1, 1]), b, a)).toBeCloseToTensor([1, 2, 3, 4]);
    expect(await whereBroadcast(bool([1, 0]), tensor([5, 6]), NaN)).toBeCloseToTensor([5, NaN]);
  },
  { cause: 'cond · a + (1 − cond) · b looks right, but 0 · NaN and 0 · ∞ are NaN.' },
);

check('mask', 'whereBroadcast(mask, −∞, scores) masks a score and keeps the others', async (gen) => {
  const scores = gen.normal([2, 3]);
  const mask = bool([[0, 0, 1]]);
  const masked = NdArray.of(scores).map((score, flat) => (flat % 3 === 2 ? -Infinity : score));
  expect(await whereBroadcast(mask, -Infinity, scores)).toBeCloseToTensor(masked);
});

check(
  'dtype',
  'whereBroadcast() has the dtype of a + b',
  async () => {
    const cond = bool([1, 0]);
    expect(await whereBroadcast(cond, int32([16777217, 2]), int32([3, -4]))).toEqualTensor([16777217, -4], { dtype: 'int32' }); // prettier-ignore
    expect(await whereBroadcast(cond, int32([7, 8]), tensor([0.5, 0.25]))).toEqualTensor([7, 0.25]);
    expect(await whereBroadcast(cond, tensor([0.5, 0.25]), int32([7, 8]))).toEqualTensor([0.5, 8]);
    expect(await whereBroadcast(cond, int32([7, 8]), 0.5)).toEqualTensor([7, 0.5]);
    expect(await whereBroadcast(cond, bool([0, 0]), bool([1, 1]))).toEqualTensor([0, 1], { dtype: 'bool' });
  },
  { cause: 'The branches need one dtype before you choose; a plain number counts as float32.' },
);

check(
  'empty',
  'whereBroadcast() stretches 1 to 0 as well',
  async (gen) => {
    expect(await whereBroadcast(bool([], [0]), gen.normal([1]), gen.normal([1]))).toEqualTensor(new NdArray([0], []));
    expect(await whereBroadcast(bool([[1], [0]]), tensor([]), 7)).toEqualTensor(new NdArray([2, 0], []));
  },
  { sideCondition: true, cause: 'tf.broadcastTo, which tf.where uses inside, leaves [1] as it is when [0] is wanted.' },
);

check(
  'errors',
  'whereBroadcast() refuses a cond that is not bool, and shapes that do not fit',
  async (gen) => {
    const [a, b] = [gen.normal([2]), gen.normal([2])];
    await expectThrows(whereBroadcast(tensor([1, 0]), a, b), 'a float32 cond');
    await expectThrows(whereBroadcast(int32([1, 0]), a, b), 'an int32 cond');
    await expectThrows(whereBroadcast(bool([1, 0, 1]), a, b), 'cond [3] with a [2]');
    await expectThrows(whereBroadcast(bool([1, 0]), a, gen.normal([3])), 'a [2] with b [3]');
  },
  { sideCondition: true },
);

checkGradient(whereBroadcast, (gen) => {
  const [cond, a, b] = [gen.bools([3, 1]), gen.normal([4]), gen.normal([3, 1])];
  return [
    { args: [cond, a, b], wrt: 1, oracle: (x) => oracle.where(NdArray.of(cond), x, NdArray.of(b)) },
    { args: [cond, a, b], wrt: 2, oracle: (x) => oracle.where(NdArray.of(cond), NdArray.of(a), x) },
  ];
});

checkMemory(whereBroadcast, (gen) => [gen.bools([3, 1]), gen.normal([4]), 0]);
