import { bool, check, exercise, expectClean, expectThrows, NdArray, range, tensor } from '@gradus/testkit';

const { squeezeAt, unsqueezeAt } = exercise<typeof import('#02-broadcasting/03-squeeze-at')>('2.03');

const reshaped = (x: Parameters<typeof NdArray.of>[0], shape: number[]) => NdArray.of(x).reshape(shape);

check('squeeze', 'squeezeAt(x) turns [1, 32, 1, 1] into [32]', async (gen) => {
  const x = gen.normal([1, 32, 1, 1]);
  expect(await squeezeAt(x)).toEqualTensor(reshaped(x, [32]));
  const none = gen.normal([2, 3]);
  expect(await squeezeAt(none)).toEqualTensor(none);
  expect(await squeezeAt(tensor([[[7]]]))).toEqualTensor(7);
});

check(
  'squeeze-axis',
  'squeezeAt(x, axis) removes that axis and no other',
  async (gen) => {
    const x = gen.normal([1, 5, 1, 1]);
    expect(await squeezeAt(x, 0)).toEqualTensor(reshaped(x, [5, 1, 1]));
    expect(await squeezeAt(x, 2)).toEqualTensor(reshaped(x, [1, 5, 1]));
    expect(await squeezeAt(x, -1)).toEqualTensor(reshaped(x, [1, 5, 1]));
    expect(await squeezeAt(x, -4)).toEqualTensor(reshaped(x, [5, 1, 1]));
  },
  { cause: 'With an axis given, the other axes of size 1 stay.' },
);

check(
  'squeeze-other',
  'squeezeAt(x, 1) of [1, 32, 1, 1] changes nothing: that size is not 1',
  async (gen) => {
    const x = gen.normal([1, 32, 1, 1]);
    expect(await squeezeAt(x, 1)).toEqualTensor(x);
    expect(await squeezeAt(x, -3)).toEqualTensor(x);
    const empty = tensor([], [0, 1]);
    expect(await squeezeAt(empty, 0)).toEqualTensor(empty);
  },
  { sideCondition: true, cause: 'tf.squeeze throws for an axis whose size is not 1; here that is no mistake.' },
);

check(
  'unsqueeze',
  'unsqueezeAt([1.2, 2.3], −1) = [[1.2], [2.3]]',
  async () => {
    const x = tensor([1.2, 2.3]);
    expect(await unsqueezeAt(x, 0)).toEqualTensor(reshaped(x, [1, 2]));
    expect(await unsqueezeAt(x, -1)).toEqualTensor(reshaped(x, [2, 1]));
  },
  { cause: 'An axis of −1 means that the new axis is the last of the result.' },
);

check(
  'unsqueeze-axis',
  'unsqueezeAt(x, axis) takes every axis from −(r + 1) to r',
  async (gen) => {
    const x = gen.normal([2, 3, 4]);
    const shapes = [[1, 2, 3, 4], [2, 1, 3, 4], [2, 3, 1, 4], [2, 3, 4, 1]]; // prettier-ignore
    for (let axis = -4; axis < 4; axis++) {
      expect(await unsqueezeAt(x, axis)).toEqualTensor(reshaped(x, shapes.at(axis)!));
    }
    expect(await unsqueezeAt(tensor(7), 0)).toEqualTensor([7]);
    expect(await unsqueezeAt(tensor(7), -1)).toEqualTensor([7]);
  },
  { cause: 'The new axis has r + 1 places, so −1 means behind the last axis, not before it.' },
);

check('dtype', 'squeezeAt() and unsqueezeAt() keep the dtype', async () => {
  const labels = range([3, 1], 16777217, 'int32');
  expect(await squeezeAt(labels)).toEqualTensor(reshaped(labels, [3]), { dtype: 'int32' });
  const mask = bool([1, 0]);
  expect(await unsqueezeAt(mask, 1)).toEqualTensor([[1], [0]], { dtype: 'bool' });
});

check(
  'errors',
  'squeezeAt() and unsqueezeAt() refuse an axis that is not there',
  async (gen) => {
    const x = gen.normal([1, 3]);
    await expectThrows(squeezeAt(x, 2), 'axis 2 of a rank-2 tensor');
    await expectThrows(squeezeAt(x, -3), 'axis -3 of a rank-2 tensor');
    await expectThrows(squeezeAt(x, 0.5), 'axis 0.5');
    await expectThrows(unsqueezeAt(x, 3), 'axis 3, with 3 places 0, 1, 2 for a new axis');
    await expectThrows(unsqueezeAt(x, -4), 'axis -4, with 3 places for a new axis');
    await expectThrows(unsqueezeAt(x, 0.5), 'axis 0.5');
  },
  { sideCondition: true },
);

check(
  'memory',
  'squeezeAt() and unsqueezeAt() return a tensor of their own, and leak none',
  async (gen) => {
    const x = gen.normal([2, 3]);
    await expectClean(squeezeAt, [x]);
    await expectClean(squeezeAt, [x, 1]);
    await expectClean(squeezeAt, [gen.normal([1, 3]), 0]);
    await expectClean(unsqueezeAt, [x, 1]);
  },
  { trust: 'worker', sideCondition: true, cause: 'Where nothing changes, a new handle is needed all the same.' },
);
