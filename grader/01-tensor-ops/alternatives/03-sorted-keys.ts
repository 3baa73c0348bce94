/**
 * @alternative Gives every row a random key, and sorts the row numbers by their keys.
 */
import { seededRandom, tf } from '@gradus/runtime';

export function shuffleTogether<A extends tf.Tensor, B extends tf.Tensor>(a: A, b: B, seed: number): [A, B] {
  if (a.rank < 1 || b.rank < 1 || a.shape[0] !== b.shape[0]) throw new Error('a and b must have the same rows');
  const random = seededRandom(seed);
  const keys = Array.from({ length: a.shape[0]! }, () => random());
  const order = Int32Array.from(keys.keys()).sort((i, j) => keys[i]! - keys[j]!);
  return [tf.gather(a, order) as A, tf.gather(b, order) as B];
}
