import type { Guarantee } from '../guarantees';
import type { Launch, Level, Program } from '../isolation';

/** One rung of the ladder. */
export interface Rung {
  readonly level: Level;
  /** One sentence for people. */
  readonly madeOf: string;
  /** What it is built to promise; a probe finds out what holds. */
  readonly promises: readonly Guarantee[];
  /** How to start programs, or why that is impossible here. */
  prepare(): Prepared;
}

export type Prepared =
  | {
      status: 'ready';
      enclose(program: Program): Launch;
      /** Promises that hold on this machine, having been tried out. */
      more?: readonly Guarantee[];
    }
  | { status: 'unavailable'; reason: string; cure: string };
