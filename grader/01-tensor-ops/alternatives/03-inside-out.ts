/**
 * @alternative Builds the order inside out, from the first place to the last.
 */
import { randomInt, seededRandom, tf } from '@gradus/runtime';

export function shuffleTogether<A extends tf.Tensor, B extends tf.Tensor>(a: A, b: B, seed: number): [A, B] {
  const [n, m] = [a.shape[0], b.shape[0]];
  if (n === undefined || n !== m) throw new Error('a and b must have the same rows');
  const random = seededRandom(seed);
  const order: number[] = [];
  for (let i = 0; i < n; i++) {
    const j = randomInt(random, 0, i + 1); // one of 0 … i: the place itself is a candidate, too
    order.push(i);
    order[i] = order[j]!;
    order[j] = i;
  }
  const rows = tf.tensor1d(order, 'int32');
  const result: [A, B] = [a.gather(rows) as A, b.gather(rows) as B];
  rows.dispose();
  return result;
}
