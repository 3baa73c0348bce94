/** What tells a mutant from all others of its exercise, also after lines around it have moved. */
export interface Identity {
  /** Stryker's name of the kind of mistake: `EqualityOperator`. */
  readonly mutator: string;
  /** What stands in the solution, on one line and shortened. */
  readonly original: string;
  /** What stands there instead, on one line and shortened. */
  readonly replacement: string;
  /** Counts mutants that agree in all this, in the order of the file, from 1. */
  readonly ordinal: number;
}

const MOST = 100;

/** @param found in the order of the file */
export function identified(found: readonly Omit<Identity, 'ordinal'>[]): Identity[] {
  const seen = new Map<string, number>();
  return found.map(({ mutator, original, replacement }) => {
    const mutant = { mutator, original: shortened(original), replacement: shortened(replacement) };
    const key = keyOf({ ...mutant, ordinal: 0 });
    const ordinal = (seen.get(key) ?? 0) + 1;
    seen.set(key, ordinal);
    return { ...mutant, ordinal };
  });
}

export function keyOf({ mutator, original, replacement, ordinal }: Identity): string {
  return JSON.stringify([mutator, original, replacement, ordinal]);
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= MOST ? line : `${line.slice(0, MOST - 1)}…`;
}
