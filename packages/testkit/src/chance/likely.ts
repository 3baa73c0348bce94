import { correlationBeyond, deviationBeyond, meanBeyond, shareBeyond, someEqual, squaresBeyond } from './beyond';

/** Where a number lies, between but not at the bounds, unless the answer is wrong or chance plays a trick on a right one. */
export interface Likely {
  readonly low: number;
  readonly high: number;
  /** How often a right answer is outside, at most. */
  readonly falseAlarm: number;
}

/** Of one comparison; a run makes a few hundred, and all together are to accuse a right answer in 10⁻⁶ of the runs. */
const RARE = 1e-9;

/** The share of n independent coins, each of which is 1 with probability p. */
export function likelyShare(n: number, p: number, falseAlarm = RARE): Likely {
  const isFar = (q: number) => shareBeyond({ n, p }, q) <= falseAlarm / 2;
  return { low: boundary(p, -1e-9, isFar), high: boundary(p, 1 + 1e-9, isFar), falseAlarm };
}

/** The mean of n independent draws with a standard deviation around a mean. */
export function likelyMean(n: number, { mean = 0, std = 1 } = {}, falseAlarm = RARE): Likely {
  const distance = boundary(0, 100 * std, (d) => meanBeyond({ n, std }, d) <= falseAlarm);
  return { low: mean - distance, high: mean + distance, falseAlarm };
}

/** The standard deviation of n independent normal draws about their own mean. */
export function likelyDeviation(n: number, std: number, falseAlarm = RARE): Likely {
  const isFar = (multiple: number) => deviationBeyond(n, multiple) <= falseAlarm / 2;
  return { low: std * boundary(1, 0, isFar), high: std * boundary(1, 100, isFar), falseAlarm };
}

/** The root mean square of n independent draws from N(0, std²). */
export function likelyRootMeanSquare(n: number, std: number, falseAlarm = RARE): Likely {
  const isFar = (multiple: number) => squaresBeyond(n, multiple ** 2) <= falseAlarm / 2;
  return { low: std * boundary(1, 0, isFar), high: std * boundary(1, 100, isFar), falseAlarm };
}

/** The correlation of n pairs of independent draws, normal ones or coins. */
export function likelyCorrelation(n: number, falseAlarm = RARE): Likely {
  const distance = boundary(0, 1, (d) => correlationBeyond(n, d) <= falseAlarm);
  return { low: -distance, high: distance, falseAlarm };
}

/** How many different ones there are among some independent draws from equally likely outcomes: none comes twice. */
export function likelyAllDifferent(draws: number, outcomes: number): Likely {
  return { low: draws - 1, high: Infinity, falseAlarm: someEqual(draws, outcomes) };
}

/** Where something begins to hold on the way from a place where it does not to one where it does, or that place. */
function boundary(from: number, to: number, holds: (x: number) => boolean): number {
  let [no, yes] = [from, to];
  for (let i = 0; i < 60; i++) {
    const middle = (no + yes) / 2;
    if (holds(middle)) yes = middle;
    else no = middle;
  }
  return yes;
}
