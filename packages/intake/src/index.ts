export { isSafeId } from './entry-id';
export { findEntries, type Entry, type Found, type RefusedEntry } from './find-entries';
export { readRoster, type Student } from './roster';
export { takeIn, type Intake } from './take-in';
export { archiveKind, type ArchiveKind } from './file-names';
export { archiveItems } from './archive-items';
export type { Item } from './item';
export { printable } from './printable';
export { Refusal } from './refusal';
