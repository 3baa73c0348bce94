let sum = 0;

/** Says with which probability, at most, the comparison that follows goes wrong for a right answer. */
export function byChance(falseAlarm: number): void {
  sum += falseAlarm;
}

/** Begins to count anew. */
export function forgetChances(): void {
  sum = 0;
}

/** Of all comparisons since then, at most: a sum of probabilities is no less than the probability that one of them happens. */
export function chancesSoFar(): number {
  return Math.min(1, sum);
}
