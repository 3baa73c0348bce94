import { z } from 'zod';
import type { Fate } from './fate';
import type { Mutant } from './mutants';

const count = z.int().nonnegative();

/** How many mutants there were, and what became of them: mutants = killed + timeouts + survived. */
export const countsSchema = z.strictObject({
  /** That were judged. */
  mutants: count,
  /** A check failed. */
  killed: count,
  /** A limit ended them, of time, memory or output, or they ended their process. */
  timeouts: count,
  survived: count,
  /** Survivors that are listed with the reason why no check can tell them from the solution. */
  explained: count,
  /** Not tried by policy, and not among the mutants. */
  ignored: count,
  /** No valid TypeScript, and not among the mutants. */
  invalid: count,
});
export type Counts = z.infer<typeof countsSchema>;

export function countsOf(mutants: readonly Mutant[], fates: ReadonlyMap<Mutant, Fate>, explained: number): Counts {
  const became = (fate: Fate) => mutants.filter((mutant) => fates.get(mutant) === fate).length;
  const [killed, timeouts, survived] = [became('killed'), became('timeout'), became('survived')];
  const ignored = mutants.filter((mutant) => mutant.ignored !== undefined).length;
  return { mutants: killed + timeouts + survived, killed, timeouts, survived, explained, ignored, invalid: became('invalid') }; // prettier-ignore
}

export function totalOf(all: readonly Counts[]): Counts {
  const sum = (name: keyof Counts) => all.reduce((total, counts) => total + counts[name], 0);
  return {
    mutants: sum('mutants'),
    killed: sum('killed'),
    timeouts: sum('timeouts'),
    survived: sum('survived'),
    explained: sum('explained'),
    ignored: sum('ignored'),
    invalid: sum('invalid'),
  };
}

export interface Scores {
  /** Share of the mutants that graders noticed, 0 … 1; 1 if there are none. */
  readonly raw: number;
  /** The same without the survivors that no check can tell from the solution. */
  readonly withoutExplained: number;
}

export function scoresOf({ mutants, killed, timeouts, explained }: Counts): Scores {
  const share = (of: number) => (of === 0 ? 1 : (killed + timeouts) / of);
  return { raw: share(mutants), withoutExplained: share(mutants - explained) };
}
