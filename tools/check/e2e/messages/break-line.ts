import type { Mistake } from './mistakes';

export interface Broken {
  readonly text: string;
  /** The changed line before and after, for a diff. */
  readonly before: string;
  readonly after: string;
}

/**
 * Makes a mistake in a solution.
 *
 * @throws if the line is not there exactly once: somebody changed the solution, so the mistake must be chosen anew
 */
export function breakLine(solution: string, { exercise, right, wrong }: Mistake): Broken {
  const lines = solution.split('\n');
  const places = lines.flatMap((line, i) => (line.includes(right) ? [i] : []));
  const [place] = places;
  if (place === undefined || places.length > 1) {
    throw new Error(
      `The solution of ${exercise} has ${places.length} lines with "${right}"; expected 1 (mistakes.ts).`,
    );
  }
  const after = lines[place]!.replace(right, () => wrong);
  return {
    text: lines.with(place, after).join('\n'),
    before: lines[place]!.trim(),
    after: withoutComment(after).trim(),
  };
}

/** A comment beside the right line need not fit the wrong one. */
function withoutComment(line: string): string {
  return line.replace(/\s+\/\/.*$/, '');
}
