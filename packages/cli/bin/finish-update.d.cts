import type * as nodeFs from 'node:fs';

/** One change of a file. `was` is the SHA-256 of what the update has read there. */
export type JournalStep =
  { do: 'put'; path: string; file: string; sha256: string; was?: string } | { do: 'remove'; path: string; was: string };

export interface Journal {
  /** Folder of copies, from the course's root. */
  backup: string;
  steps: JournalStep[];
}

/** A file that was saved while the update went on, and where what was written is kept. */
export interface Late {
  path: string;
  kept: string;
}

export const FOLDER: string;
export const JOURNAL: string;
export function finishInterrupted(from: string): void;
export function finishUpdate(root: string, disk?: typeof nodeFs): { late: Late[] } | undefined;
