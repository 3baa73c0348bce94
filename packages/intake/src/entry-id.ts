import { isUnportable } from './name-problem';

const SAFE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** Whether an id can name a file on every system, and stand in a command without quotes. */
export function isSafeId(id: string): boolean {
  return SAFE.test(id) && !isUnportable(id);
}

/** Letters of Europe that are none with an accent. */
const SPELT: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', Æ: 'AE', œ: 'oe', Œ: 'OE', ø: 'o', Ø: 'O', ł: 'l', Ł: 'L', đ: 'd', Đ: 'D', ð: 'd', Ð: 'D', þ: 'th', Þ: 'Th', ı: 'i' }; // prettier-ignore

/** An id from the name of an entry: accents are dropped and blanks become `-`. May still not be safe. */
export function toId(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').replace(/ +/g, '-');
  return plain.replace(/[^\x20-\x7e]/g, (letter) => SPELT[letter] ?? letter);
}
