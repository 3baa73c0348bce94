import {
  byChance,
  check,
  exercise,
  expectThrows,
  factorial,
  NdArray,
  probe,
  range,
  someEqual,
  tensor,
  type TensorData,
} from '@gradus/testkit';

const { dataIter } = exercise<typeof import('#05-mnist/03-data-iter')>('5.03');
const { atTheStart, create, epoch, leftBehind, wholeBatch } = probe<typeof import('./03-data-iter.probe')>();

/** The rows of an array, in this order. */
function rowsOf(array: TensorData, rows: readonly number[]): NdArray {
  const X = NdArray.of(array);
  return NdArray.build([rows.length, ...array.shape.slice(1)], ([i, ...rest]) => X.at(rows[i!]!, ...rest));
}

/** The row numbers 0 … n − 1 as they come, batch by batch. */
async function orderOf(n: number, batchSize: number, opts?: { seed?: number; shuffle?: boolean; dropLast?: boolean }) {
  const batches = await epoch(dataIter, [range([n], 0, 'int32')], batchSize, opts);
  return batches.map(([rows]) => [...rows!.values]);
}

check(
  'rows',
  'dataIter() brings every row exactly once, in another order than before',
  async (gen) => {
    for (const batchSize of [1, 4, 5]) {
      const n = 12;
      byChance(1 / factorial(n)); // left in its old order
      const order = (await orderOf(n, batchSize, { seed: gen.seed() })).flat();
      expect(order.toSorted((a, b) => a - b)).toEqual([...Array(n).keys()]);
      expect(isAscending(order) ? 'the old order' : 'a new order').toBe('a new order');
    }
    const order = (await orderOf(12, 4)).flat();
    byChance(1 / factorial(12));
    expect(isAscending(order) ? 'the old order without options' : 'a new order').toBe('a new order');
  },
  { cause: 'Draw one permutation of 0 … n − 1 and cut it into pieces; drawing rows anew for each batch repeats some.' },
);

check(
  'aligned',
  'dataIter() brings the same rows of all arrays, with their shapes and dtypes',
  async (gen) => {
    const n = gen.int(7, 12);
    const arrays = [range([n], 0, 'int32'), gen.normal([n, 3]), gen.bools([n, 2]), gen.integers([n, 2, 2], -9, 9)];
    const batches = await epoch(dataIter, arrays, 4, { seed: gen.seed() });
    expect(batches.length).toBeCloseToNumber(Math.ceil(n / 4), { name: 'number of batches' });
    for (const batch of batches) {
      expect(batch.length).toBeCloseToNumber(4, { name: 'number of tensors in a batch' });
      const rows = [...batch[0]!.values];
      batch.forEach((part, k) => {
        expect(part).toEqualTensor(rowsOf(arrays[k]!, rows), { dtype: arrays[k]!.dtype, name: `array ${k}` });
      });
    }
  },
  { cause: 'One list of row numbers serves all arrays: shuffle the numbers, then gather with them from each array.' },
);

check(
  'in-order',
  'dataIter(…, { shuffle: false }) keeps the order of the rows',
  async (gen) => {
    expect(await orderOf(7, 3, { shuffle: false })).toEqual([[0, 1, 2], [3, 4, 5], [6]]); // prettier-ignore
    expect(await orderOf(7, 3, { shuffle: false, seed: 5 })).toEqual([[0, 1, 2], [3, 4, 5], [6]]); // prettier-ignore
    const x = gen.normal([5, 2]);
    const [[first], [second]] = (await epoch(dataIter, [x], 3, { shuffle: false })) as [[TensorData], [TensorData]];
    expect(first).toEqualTensor(rowsOf(x, [0, 1, 2]));
    expect(second).toEqualTensor(rowsOf(x, [3, 4]));
  },
  { cause: 'A batch is rows i to i + B, the last of them not included, and at the end only as many as there are.' },
);

check(
  'sizes',
  'dataIter() makes ⌈n / B⌉ batches, the last one with what is left; dropLast leaves that one out',
  async (gen) => {
    const sizes = async (n: number, batchSize: number, dropLast?: boolean) =>
      (await orderOf(n, batchSize, { seed: gen.seed(), ...(dropLast !== undefined && { dropLast }) })).map(
        (rows) => rows.length,
      );
    expect(await sizes(10, 4)).toEqual([4, 4, 2]);
    expect(await sizes(8, 4)).toEqual([4, 4]);
    expect(await sizes(3, 5)).toEqual([3]);
    expect(await sizes(0, 5)).toEqual([]);
    expect(await sizes(10, 4, false)).toEqual([4, 4, 2]);
    expect(await sizes(10, 4, true)).toEqual([4, 4]);
    expect(await sizes(8, 4, true)).toEqual([4, 4]);
    expect(await sizes(3, 5, true)).toEqual([]);
  },
  { cause: 'Only dropLast drops the tail, and only when it is shorter than B.' },
);

check(
  'epochs',
  'one seed always gives one order; other seeds, and calls without a seed, give others',
  async (gen) => {
    const order = async (seed?: number) => String(await orderOf(12, 5, seed === undefined ? {} : { seed }));
    const seed = gen.seed();
    for (const s of [seed, 0]) {
      const same = (await order(s)) === (await order(s));
      expect(same ? 'the same order again' : `another order with the seed ${s}`).toBe('the same order again');
    }
    const found = [];
    for (const s of [seed, seed + 1, seed + 2, 0, 1, undefined, undefined]) found.push(await order(s));
    byChance(someEqual(7, factorial(12)));
    expect(`${new Set(found).size} different orders in 7 epochs`).toBe('7 different orders in 7 epochs');
  },
  {
    cause: 'With a seed, 0 included, all randomness comes from seededRandom(seed). Without one, draw a seed yourself.',
  },
);

check(
  'lazy',
  'the first next() of dataIter() builds the first batch and no more',
  async (gen) => {
    const arrays = [gen.normal([60, 20]), gen.integers([60], 0, 10)]; // 5040 bytes
    const { tensors, bytes } = await atTheStart(dataIter, arrays, 3);
    // A batch has two tensors and 252 bytes; an order of the rows, if it is kept as a tensor, one and 240.
    expect(tensors).toBeBetween(1, 5, { name: 'number of new tensors after the first batch' });
    expect(bytes).toBeBetween(0, 1000, { name: 'number of new bytes after the first batch' });
  },
  {
    trust: 'worker',
    cause: 'A list of all batches, or a shuffled copy of the data, doubles the memory: gather the rows of one batch.',
  },
);

check(
  'errors',
  'dataIter() refuses bad arguments when it is called, not at the first next()',
  async (gen) => {
    const [x, y] = [gen.normal([4, 2]), gen.integers([4], 0, 3)];
    for (const batchSize of [0, -2, 1.5, NaN]) {
      await expectThrows(create(dataIter, [x, y], batchSize), `batchSize ${batchSize}`);
    }
    await expectThrows(create(dataIter, [x, gen.normal([5])], 2), '4 rows beside 5');
    await expectThrows(create(dataIter, [gen.normal([5]), y], 2), '5 rows beside 4');
    await expectThrows(create(dataIter, [x, tensor(1)], 2), 'a scalar');
    await expectThrows(create(dataIter, [], 2), 'no array');
  },
  {
    sideCondition: true,
    cause:
      'The body of a `function*` waits for the first next(): check in a plain function that returns the generator of a helper.',
  },
);

check(
  'memory',
  'dataIter() leaves nothing behind, neither at the end nor after a break, and does not hand out its arguments',
  async (gen) => {
    const arrays = [gen.normal([7, 2]), gen.integers([7], 0, 10)];
    const { atEnd, atBreak } = await leftBehind(dataIter, arrays, 2);
    expect(atEnd).toBeCloseToNumber(0, { name: 'number of tensors left at the end' });
    expect(atBreak).toBeCloseToNumber(0, { name: 'number of tensors left after a break' });
    const { own, lost } = await wholeBatch(dataIter, gen.normal([3, 2]));
    expect(own ? 'a tensor of its own' : 'the array itself').toBe('a tensor of its own');
    expect(lost ? 'the array was disposed with the batch' : 'the array is alive').toBe('the array is alive');
  },
  {
    trust: 'worker',
    sideCondition: true,
    cause:
      'A tensor kept between two batches has to be disposed in a `finally`: after a break only that still runs. A batch of all rows is a new tensor, too.',
  },
);

function isAscending(order: readonly number[]): boolean {
  return order.every((row, i) => row === i);
}
