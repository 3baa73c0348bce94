import { isUnportable } from './name-problem';

const SAFE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** Whether an id can name a file on every system, and stand in a command without quotes. */
export function isSafeId(id: string): boolean {
  return SAFE.test(id) && !isUnportable(id);
}

/** An id from the name of an entry: accents are dropped and blanks become `-`. May still not be safe. */
export function toId(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').replace(/ +/g, '-');
}
