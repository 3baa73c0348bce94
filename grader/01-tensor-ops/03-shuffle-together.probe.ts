import { tf } from '@gradus/runtime';
import type { shuffleTogether } from '#01-tensor-ops/03-shuffle-together';

/** The orders that 0 … n − 1 is put into with the seeds from `firstSeed` on, as texts like "2,0,1". */
export function orders(shuffle: typeof shuffleTogether, n: number, firstSeed: number, count: number): string[] {
  const rows = tf.range(0, n, 1, 'int32');
  return Array.from({ length: count }, (_, i) => {
    const [a, b] = shuffle(rows, rows, firstSeed + i);
    const order = a.dataSync().join();
    tf.dispose([a, b]);
    return order;
  });
}
