import {
  check,
  checkGradient,
  exercise,
  expectClean,
  expectThrows,
  forAll,
  type Generators,
  NdArray,
  range,
  tensor,
  type TensorData,
} from '@gradus/testkit';
import { type Slice, sliced } from './oracles';

const { sliceBy } = exercise<typeof import('#01-tensor-ops/04-slice-by')>('1.04');

async function compare(x: TensorData, spec: readonly (number | Slice)[]): Promise<void> {
  expect(await sliceBy(x, spec)).toEqualTensor(sliced(NdArray.of(x), spec), { dtype: x.dtype });
}

check(
  'ranges',
  'x[1:3, 1:] of a 4 × 4 matrix: from start up to, but without, stop',
  async (gen) => {
    expect(await sliceBy(range([4, 4]), [{ start: 1, stop: 3 }, { start: 1 }])).toEqualTensor([[5, 6, 7], [9, 10, 11]]); // prettier-ignore
    await forAll(gen, 4, async (gen) => {
      const x = gen.normal([gen.int(3, 7), gen.int(3, 7)]);
      const [start, stop] = [gen.int(0, 2), gen.int(2, 4)];
      await compare(x, [{ start, stop }, { stop }]);
    });
  },
  { cause: 'stop itself is not taken.' },
);

check(
  'steps',
  'x[::3, ::2] = [[0, 2], [12, 14]]; every second of 28 × 30 pixels makes 14 × 15',
  async (gen) => {
    expect(await sliceBy(range([4, 4]), [{ step: 3 }, { step: 2 }])).toEqualTensor([[0, 2], [12, 14]]); // prettier-ignore
    const images = await sliceBy(gen.normal([4, 3, 28, 30]), [{}, {}, { stop: 28, step: 2 }, { stop: 30, step: 2 }]);
    expect(images).toHaveShape([4, 3, 14, 15]);
    const x = gen.normal([9, 7]);
    for (const step of [2, 3, 5, 20])
      await compare(x, [
        { start: gen.int(0, 3), step },
        { step, stop: gen.int(4, 7) },
      ]);
  },
  { cause: 'A walk takes (stop − start) / step elements, rounded up.' },
);

check(
  'indices',
  'x[0] of [4, 3, 28, 30] has shape [3, 28, 30]: an index takes one element and its axis goes; −1 is the last',
  async (gen) => {
    const images = range([4, 3, 28, 30]);
    expect(await sliceBy(images, [0])).toHaveShape([3, 28, 30]);
    expect(await sliceBy(images, [0, 0])).toHaveShape([28, 30]);
    expect(await sliceBy(images, [0, 0, 2, 4])).toEqualTensor(64);
    const x = gen.normal([3, 4, 2]);
    await compare(x, [2]);
    await compare(x, [-1, {}, -2]);
    await compare(x, [{}, gen.int(-4, 4)]);
    await compare(x, [{ start: 1, stop: 2 }, 0]); // a slice of length 1 keeps its axis
  },
  { cause: 'An index removes its axis; a slice of length 1 keeps it. A negative index counts from the end.' },
);

check(
  'places',
  'a start or stop below 0 counts from the end, one beyond the end is moved to it; 5:2 is empty',
  async (gen) => {
    const x = gen.normal([5, 3]);
    for (const slice of [{ start: -2 }, { stop: -1 }, { start: -4, stop: -1, step: 2 }, { start: -3, stop: 4 }]) {
      await compare(x, [slice]);
    }
    for (const slice of [{ stop: 99 }, { start: 2, stop: 99 }, { start: -99, stop: 3 }, { start: -99, stop: 99 }]) {
      await compare(x, [slice]);
    }
    const empty = [{ start: 5, stop: 2 }, { start: 2, stop: 2 }, { start: 99 }, { stop: -99 }, { start: -1, stop: -3 }];
    for (const slice of empty) await compare(x, [slice, { stop: 2 }]);
    await compare(tensor([], [0, 3]), [{ start: 1 }, { step: 2 }]);
  },
  { cause: 'First add the length to a negative place, then move what still lies outside to the nearest edge.' },
);

check(
  'backwards',
  'x[::-1] is x backwards, including element 0',
  async (gen) => {
    const x = gen.normal([5, 4]);
    const slices: Slice[] = [
      { step: -1 },
      { step: -2 },
      { start: 3, step: -1 },
      { start: -2, step: -2 },
      { start: 4, stop: 1, step: -1 },
      { start: 99, stop: -99, step: -3 },
      { stop: 2, step: -1 },
      { start: 1, stop: 3, step: -1 },
      { start: 4, stop: -1, step: -1 }, // Python: -1 is the last element, so there is nothing to take
      { start: -99, step: -1 },
    ];
    for (const slice of slices) await compare(x, [slice]);
    await compare(x, [{ step: -1 }, { start: 2, step: -1 }]);
  },
  {
    cause:
      'For a step below 0, start is the last element by default and the walk ends in front of element 0, which a written −1 cannot mean.',
  },
);

check('whole', 'axes without an entry are taken whole; x[] is a copy', async (gen) => {
  const x = gen.normal([2, 3, 2, 2]);
  await compare(x, [{ start: 1 }]);
  await compare(x, [1, { step: 2 }]);
  await compare(x, []);
  await compare(tensor(3.5), []);
});

check('mixed', 'sliceBy() agrees with Python for random slices of all dtypes, rank 1 to 5', async (gen) => {
  await forAll(gen, 25, async (gen) => {
    const shape = gen.shape({ maxRank: 5, maxLength: 4 });
    const x = gen.pick([gen.normal(shape), gen.integers(shape, -99, 100), gen.bools(shape)]);
    await compare(x, randomSpec(gen, shape));
  });
});

check(
  'errors',
  'sliceBy() refuses step 0, too many entries, fractions, and an index that is not there',
  async () => {
    const x = range([4, 3]);
    await expectThrows(sliceBy(x, [{ step: 0 }]), 'step 0');
    await expectThrows(sliceBy(x, [{}, {}, {}]), 'three entries for rank 2');
    await expectThrows(sliceBy(x, [4]), 'index 4 of an axis of length 4');
    await expectThrows(sliceBy(x, [-5]), 'index -5 of an axis of length 4');
    await expectThrows(sliceBy(x, [{}, 3]), 'index 3 of an axis of length 3');
    await expectThrows(sliceBy(x, [1.5]), 'index 1.5');
    await expectThrows(sliceBy(x, [{ start: 0.5 }]), 'start 0.5');
    await expectThrows(sliceBy(x, [{ stop: 2.5 }]), 'stop 2.5');
    await expectThrows(sliceBy(range([1, 3]), [-3]), 'index -3 of an axis of length 1');
    await expectThrows(sliceBy(tensor([], [4, 0]), [4]), 'index 4 of an axis of length 4, also of nothing');
  },
  { sideCondition: true },
);

checkGradient(sliceBy, (gen) => {
  const specs: (number | Slice)[][] = [[{ start: 1, stop: 3 }, { step: 2 }], [-1], [{ step: -2 }, { start: 2 }]];
  return specs.map((spec) => ({ args: [gen.normal([4, 3]), spec], oracle: (x: NdArray) => sliced(x, spec) }));
});

check(
  'memory',
  'sliceBy() leaves its arguments alone, returns a tensor of its own, and leaks none',
  async (gen) => {
    await expectClean(sliceBy, [gen.normal([4, 3]), [1, { step: -1 }]]);
    await expectClean(sliceBy, [gen.normal([4, 3]), [{ start: 5 }]]);
    await expectClean(sliceBy, [gen.normal([4, 3]), []]);
  },
  { trust: 'worker', sideCondition: true },
);

function randomSpec(gen: Generators, shape: readonly number[]): (number | Slice)[] {
  return shape.slice(0, gen.int(0, shape.length + 1)).map((length) => {
    if (gen.number() < 0.3) return gen.int(-length, length);
    const place = () => gen.int(-length - 2, length + 3);
    return {
      ...(gen.number() < 0.6 && { start: place() }),
      ...(gen.number() < 0.6 && { stop: place() }),
      ...(gen.number() < 0.6 && { step: gen.pick([1, 2, 3, -1, -2]) }),
    };
  });
}
