import type { Mutant } from '../mutants';

/** A mutant that stands nowhere. */
export function makeMutant(original: string, replacement: string, ordinal = 1): Mutant {
  const span = {
    from: 0,
    to: original.length,
    start: { line: 1, column: 1 },
    end: { line: 1, column: 1 + original.length },
  };
  return { mutator: 'EqualityOperator', original, replacement, ordinal, span, text: replacement };
}
