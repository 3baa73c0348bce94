/**
 * @alternative Keeps the order as a tensor, which it disposes at the end or after a break.
 */
import { randomInt, seededRandom, tf } from '@gradus/runtime';

export interface IterationOptions {
  shuffle?: boolean;
  seed?: number;
  dropLast?: boolean;
}

export function dataIter<const T extends readonly tf.Tensor[]>(
  arrays: T,
  batchSize: number,
  opts: IterationOptions = {},
): Generator<T> {
  const [first] = arrays;
  if (!first || arrays.some((array) => array.rank === 0 || array.shape[0] !== first.shape[0]))
    throw new RangeError('arrays');
  if (!(batchSize >= 1) || batchSize % 1 !== 0) throw new RangeError('batchSize');
  const rows = Array.from({ length: first.shape[0]! }, (_, i) => i);
  if (opts.shuffle ?? true) shuffled(rows, opts.seed ?? Math.floor(Math.random() * 1e9));
  const count = opts.dropLast ? Math.floor(rows.length / batchSize) : Math.ceil(rows.length / batchSize);
  return walk(arrays, rows, count, batchSize);
}

function* walk<T extends readonly tf.Tensor[]>(
  arrays: T,
  rows: number[],
  count: number,
  batchSize: number,
): Generator<T> {
  const order = tf.tensor1d(rows, 'int32');
  try {
    for (let step = 0; step < count; step++) {
      const start = step * batchSize;
      yield tf.tidy(() => {
        const part = order.slice(start, Math.min(batchSize, rows.length - start));
        return arrays.map((array) => array.gather(part));
      }) as readonly tf.Tensor[] as T;
    }
  } finally {
    order.dispose();
  }
}

function shuffled(rows: number[], seed: number): void {
  const random = seededRandom(seed);
  for (let i = rows.length - 1; i > 0; i--) {
    const j = randomInt(random, 0, i + 1);
    [rows[i], rows[j]] = [rows[j]!, rows[i]!];
  }
}
