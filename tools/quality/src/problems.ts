import type { Measured } from './measured';

/** A right answer may fail a check by chance in this share of the runs. */
export const MOST_FALSE_ALARMS = 1e-6;

/** What of an exercise's grader is not as good as it must be. */
export function problemsOf({ id, flakes, falseAlarms, misconceptions, alternatives }: Measured): string[] {
  const likely = Object.entries(falseAlarms).filter(([, rate]) => rate > MOST_FALSE_ALARMS);
  return [
    ...flakes.map((text) => `${id}: the solution fails. ${text}`),
    ...likely.map(([check, rate]) => `${id}: chance fails "${check}" in ${rate.toExponential(1)} of the runs; at most ${MOST_FALSE_ALARMS} is allowed.`), // prettier-ignore
    ...misconceptions.problems.map((text) => `${id}: not caught by the same verdict with every seed. ${text}`),
    ...alternatives.rejected.map((text) => `${id}: another right answer fails. ${text}`),
  ];
}
