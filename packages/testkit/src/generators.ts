import { deriveSeed, normal, type Random, seededRandom } from '@gradus/runtime/random';
import { sizeOf, TensorData } from '@gradus/contract/protocol';
import { integer, integers, lengths, order, real, reals, seed } from './property/choices';
import { type Draws, forgetful } from './property/draws';
import { bool, int32, tensor } from './tensors';

/** Random inputs from a seed that only the judge knows; every check has its own stream. */
export class Generators {
  constructor(private readonly draws: Draws) {}

  static of(seed: number, purpose: string): Generators {
    return new Generators(forgetful(seededRandom(deriveSeed(seed, purpose))));
  }

  /** What these draw next is drawn from the same stream. */
  get random(): Random {
    return this.draws.random;
  }

  /** float32, N(mean, scale²). */
  normal(shape: readonly number[], { mean = 0, scale = 1 } = {}): TensorData {
    const each = (random: Random) => mean + scale * normal(random);
    return tensor(this.draws.draw(reals(sizeOf(shape), -Infinity, Infinity, each)), shape);
  }

  /** float32, uniform in [low, high). */
  uniform(shape: readonly number[], low = 0, high = 1): TensorData {
    const each = (random: Random) => low + (high - low) * random();
    return tensor(this.draws.draw(reals(sizeOf(shape), low, high, each)), shape);
  }

  /** int32, uniform in low … high − 1. */
  integers(shape: readonly number[], low: number, high: number): TensorData {
    return int32(this.draws.draw(integers(sizeOf(shape), low, high)), shape);
  }

  /** bool, true with probability p. */
  bools(shape: readonly number[], p = 0.5): TensorData {
    const each = (random: Random) => (random() < p ? 1 : 0);
    return bool(this.draws.draw(integers(sizeOf(shape), 0, 2, each)), shape);
  }

  /** float32 values that are all different and at least 1/size apart, in random order: no ties. */
  distinct(shape: readonly number[], low = -1, high = 1): TensorData {
    const size = sizeOf(shape);
    const values = this.draws.draw(order(size)).map((rank) => low + ((high - low) * (rank + 0.5)) / size);
    return tensor(values, shape);
  }

  /** An integer in low … high − 1. */
  int(low: number, high: number): number {
    return this.draws.draw(integer(low, high));
  }

  /** A number uniform in [low, high). */
  number(low = 0, high = 1): number {
    return this.draws.draw(real(low, high));
  }

  /** A shape; by default of rank 1 to 4 with lengths 1 to 5. */
  shape({ minRank = 1, maxRank = 4, minLength = 1, maxLength = 5 } = {}): number[] {
    return [...this.draws.draw(lengths([minRank, maxRank], [minLength, maxLength]))];
  }

  permutation(n: number): number[] {
    return [...this.draws.draw(order(n))];
  }

  pick<T>(choices: readonly T[]): T {
    return choices[this.int(0, choices.length)]!;
  }

  /** A seed to hand to a student function that takes one. */
  seed(): number {
    return this.draws.draw(seed(1, 2 ** 30));
  }
}
