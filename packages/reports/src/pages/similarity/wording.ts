import type { Similarity } from '@gradus/contract';

/** Stands on every page, since pages travel alone. */
export const CAUTION =
  'This is evidence for a person to read, never an automatic penalty. Two people who learned together, or from the same ' +
  'page, can write the same. Look at both answers, and ask both students, before you conclude anything.';

/** `97 %`; what is not quite everything is not shown as everything. */
export function percent(share: number): string {
  return `${Math.floor(share * 100)} %`;
}

/** What a pair must have to be shown: `77 bits or 4 exercises`. */
export function leastWords({
  leastWeight,
  leastExercises,
}: Pick<Similarity, 'leastWeight' | 'leastExercises'>): string {
  const bits = `${Math.round(leastWeight)} bits`;
  return leastExercises === undefined ? bits : `${bits} or ${leastExercises} exercises`;
}
