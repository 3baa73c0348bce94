import type { Remark } from '@gradus/contract';

const MOST_NAMED = 3;

/** What may have cost points, with its reason, for one cell. That a clone has a package.json is not worth a note in every row. */
export function noteOf(remarks: readonly Remark[]): string {
  const notes = remarks.filter(({ status }) => status === 'refused').map(({ file, message }) => `${file} ${message}`);
  const more = notes.length - MOST_NAMED;
  return [...notes.slice(0, MOST_NAMED), ...(more > 0 ? [`And ${more} more.`] : [])].join(' ');
}

/** The field for remarks, where there are any. */
export function someOf(remarks: readonly Remark[] | undefined): { remarks?: Remark[] } {
  return remarks === undefined || remarks.length === 0 ? {} : { remarks: [...remarks] };
}
