import type { Generators } from '@gradus/testkit';

/** A shape that broadcasts to the given one: leading axes cut off, some of the others 1. */
export function shrunk(gen: Generators, shape: readonly number[]): number[] {
  return shape.slice(gen.int(0, shape.length + 1)).map((length) => (gen.number() < 0.4 ? 1 : length));
}
