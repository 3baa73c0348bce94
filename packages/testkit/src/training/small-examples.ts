import type { TensorData } from '@gradus/contract/protocol';
import type { Generators } from '../generators';
import { int32 } from '../tensors';

/** Features [n, d] and labels [n], as trainings take them. */
export interface Examples {
  x: TensorData;
  y: TensorData;
}

/** Random features, N(0, 1), with d numbers for each of these labels. */
export function examples(gen: Generators, labels: readonly number[], d: number): Examples {
  return { x: gen.normal([labels.length, d]), y: int32(labels) };
}

/** All orders in which a few examples can be visited. */
export function permutations(items: readonly number[]): number[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((first) => permutations(items.filter((item) => item !== first)).map((rest) => [first, ...rest]));
}
