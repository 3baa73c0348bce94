import type { Random } from '@gradus/runtime/random';

/** One kind of thing that can be drawn. */
export interface Choice<T> {
  readonly fresh: (random: Random) => T;
  /** What was drawn in this place before, made fit for where it stands now; undefined if nothing can be made of it. */
  readonly adapted: (value: unknown) => T | undefined;
  /** Simpler ones that could have been drawn as well, the simplest first. */
  readonly simpler: (value: T) => Iterable<T>;
}

export interface Drawn {
  readonly choice: Choice<unknown>;
  readonly value: unknown;
}

/** Where generators take what they draw from. */
export interface Draws {
  readonly random: Random;
  draw<T>(choice: Choice<T>): T;
}

/** Draws and forgets: most of what is drawn is large, and never looked at again. */
export function forgetful(random: Random): Draws {
  return { random, draw: ({ fresh }) => fresh(random) };
}

/** Draws and keeps a record, so that the same can be drawn again, or something simpler. */
export class RecordedDraws implements Draws {
  readonly made: Drawn[] = [];

  /** @param given what to draw, as far as it fits; the rest is drawn from `random` */
  constructor(
    readonly random: Random,
    private readonly given: readonly Drawn[] = [],
  ) {}

  draw<T>(choice: Choice<T>): T {
    const given = this.given[this.made.length];
    const value = (given && choice.adapted(given.value)) ?? choice.fresh(this.random);
    this.made.push({ choice: choice as Choice<unknown>, value });
    return value;
  }
}
