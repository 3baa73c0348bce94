import { basename, dirname } from 'node:path/posix';

/** A file that has moved, from the root. */
export interface Move {
  readonly from: string;
  readonly path: string;
}

/** An import that leads where an exercise was before. */
export interface StaleImport {
  readonly path: string;
  /** As it is written there, such as `./05-pick-by-label`. */
  readonly name: string;
  readonly now: string;
}

/**
 * What imports in students' texts name exercises by where they were. They are for the student to change, like all they wrote.
 *
 * @param texts by path, as they are after the update
 */
export function staleImports(moves: readonly Move[], texts: ReadonlyMap<string, string>): StaleImport[] {
  return moves.flatMap(({ from, path: now }) =>
    [...texts].flatMap(([path, text]) => {
      const names = [`#${moduleOf(from)}`, ...(dirname(path) === dirname(from) ? [`./${basename(from, '.ts')}`] : [])];
      return names
        .filter((name) => new RegExp(`['"]${name}(\\.ts|\\.js)?['"]`).test(text))
        .map((name) => ({ path, name, now: name.startsWith('#') || dirname(path) !== dirname(now) ? `#${moduleOf(now)}` : `./${basename(now, '.ts')}` })); // prettier-ignore
    }),
  );
}

/** `04-softmax/05-pick-by-label`, from `exercises/04-softmax/05-pick-by-label.ts`. */
function moduleOf(path: string): string {
  return `${basename(dirname(path))}/${basename(path, '.ts')}`;
}
