export { isSafeId } from './entry-id';
export { findEntries, type Entry, type Found, type RefusedEntry } from './find-entries';
export { readRoster, type Student } from './roster';
export { takeIn, type Intake } from './take-in';
