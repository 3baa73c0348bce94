import { deriveSeed, normal, permutation, type Random, randomInt, seededRandom } from '@gradus/runtime/random';
import { sizeOf, TensorData } from '@gradus/contract/protocol';
import { bool, int32, tensor } from './tensors';

/** Random inputs from a seed that only the judge knows; every check has its own stream. */
export class Generators {
  private readonly random: Random;

  constructor(seed: number, purpose: string) {
    this.random = seededRandom(deriveSeed(seed, purpose));
  }

  /** float32, N(mean, scale²). */
  normal(shape: readonly number[], { mean = 0, scale = 1 } = {}): TensorData {
    return tensor(
      this.list(shape, () => mean + scale * normal(this.random)),
      shape,
    );
  }

  /** float32, uniform in [low, high). */
  uniform(shape: readonly number[], low = 0, high = 1): TensorData {
    return tensor(
      this.list(shape, () => low + (high - low) * this.random()),
      shape,
    );
  }

  /** int32, uniform in low … high − 1. */
  integers(shape: readonly number[], low: number, high: number): TensorData {
    return int32(
      this.list(shape, () => this.int(low, high)),
      shape,
    );
  }

  /** bool, true with probability p. */
  bools(shape: readonly number[], p = 0.5): TensorData {
    return bool(
      this.list(shape, () => (this.random() < p ? 1 : 0)),
      shape,
    );
  }

  /** float32 values that are all different and at least 1/size apart, in random order: no ties. */
  distinct(shape: readonly number[], low = -1, high = 1): TensorData {
    const size = sizeOf(shape);
    const values = Array.from(permutation(this.random, size), (rank) => low + ((high - low) * (rank + 0.5)) / size);
    return tensor(values, shape);
  }

  /** An integer in low … high − 1. */
  int(low: number, high: number): number {
    return randomInt(this.random, low, high);
  }

  /** A number uniform in [low, high). */
  number(low = 0, high = 1): number {
    return low + (high - low) * this.random();
  }

  /** A shape; by default of rank 1 to 4 with lengths 1 to 5. */
  shape({ minRank = 1, maxRank = 4, minLength = 1, maxLength = 5 } = {}): number[] {
    return Array.from({ length: this.int(minRank, maxRank + 1) }, () => this.int(minLength, maxLength + 1));
  }

  permutation(n: number): number[] {
    return [...permutation(this.random, n)];
  }

  pick<T>(choices: readonly T[]): T {
    return choices[this.int(0, choices.length)]!;
  }

  /** A seed to hand to a student function that takes one. */
  seed(): number {
    return this.int(1, 2 ** 30);
  }

  private list(shape: readonly number[], draw: () => number): number[] {
    return Array.from({ length: sizeOf(shape) }, draw);
  }
}
