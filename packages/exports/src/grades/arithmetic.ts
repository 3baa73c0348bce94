/** A lesson's part in the sum. Points and weight are whole hundredths. */
export interface Part {
  readonly points: number;
  readonly max: number;
  readonly weight: number;
}

/**
 * max · Σ weight · points ÷ Σ weight · lesson's max, in exact arithmetic, rounded once: half a hundredth goes up.
 *
 * @param max what everything right is worth, in hundredths
 * @returns hundredths
 */
export function weightedPoints(parts: readonly Part[], max: number): number {
  const sum = (of: (part: Part) => number) =>
    parts.reduce((all, part) => all + BigInt(part.weight) * BigInt(of(part)), 0n);
  return rounded(
    BigInt(max) * sum(({ points }) => points),
    sum((part) => part.max),
  );
}

/** A part of some points, rounded: half a hundredth goes up. */
export function shareOf(points: number, numerator: number, denominator: number): number {
  return rounded(BigInt(points) * BigInt(numerator), BigInt(denominator));
}

function rounded(numerator: bigint, denominator: bigint): number {
  return Number((2n * numerator + denominator) / (2n * denominator));
}

const DAY = 86_400_000;

/** Days begun after a deadline and its grace; 0 in time. */
export function daysLate(handedIn: Date, deadline: Date, graceMinutes: number): number {
  return Math.max(0, Math.ceil((handedIn.getTime() - deadline.getTime() - graceMinutes * 60_000) / DAY));
}

/** What is left when some days were too many. All percentages have at most two decimals. */
export function afterLateness(points: number, days: number, late: { percentPerDay: number; mostPercent: number }) {
  const percent = Math.min(late.mostPercent, hundredths(late.percentPerDay) * days / 100); // prettier-ignore
  return { percent, points: points - shareOf(points, hundredths(percent), 10_000) };
}

/** Whole hundredths of a number with two decimals. */
export function hundredths(decimal: number): number {
  return Math.round(decimal * 100);
}
