/** Stands on every page, since pages travel alone. */
export const CAUTION =
  'This is evidence for a person to read, never an automatic penalty. Two people who learned together, or from the same ' +
  'page, can write the same. Look at both answers, and ask both students, before you conclude anything.';

/** `97 %`; what is not quite everything is not shown as everything. */
export function percent(share: number): string {
  return `${Math.floor(share * 100)} %`;
}
