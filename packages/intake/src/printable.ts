const MOST_CHARACTERS = 120;

/**
 * A name as it may be shown: what would move a cursor, turn the direction of writing or be invisible becomes `�`, and a
 * long name loses its middle. Not yet safe for HTML or CSV.
 */
export function printable(name: string): string {
  const clean = Array.from(name.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '�'));
  const half = MOST_CHARACTERS / 2;
  return clean.length <= MOST_CHARACTERS
    ? clean.join('')
    : `${clean.slice(0, half).join('')}…${clean.slice(-half).join('')}`;
}

/** Whether a name could mislead whoever reads it. */
export function isPlain(name: string): boolean {
  return !/[\p{C}\p{Zl}\p{Zp}]/u.test(name);
}
