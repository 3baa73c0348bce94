import { findProgram } from '../find-program';

const FIRST_UID = 61_000;
const UIDS = 1_000;

/** Who programs run as when the judge is root: a user of no name, another one for each judge. */
export const BOX_UID = FIRST_UID + (process.pid % UIDS);

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * A prefix for command lines that gives up root; undefined if there is no setpriv.
 *
 * @param groups to belong to all the same, by number
 */
export function dropRoot(groups: readonly number[] = []): string[] | undefined {
  const setpriv = findProgram('setpriv');
  if (setpriv === undefined) return undefined;
  return [
    setpriv,
    `--reuid=${BOX_UID}`,
    `--regid=${BOX_UID}`,
    groups.length > 0 ? `--groups=${groups.join()}` : '--clear-groups',
    '--no-new-privs',
  ];
}
