/** Fewer pairs than this are expected to agree in so many exercises by chance. */
const MOST_BY_CHANCE = 0.05;
/**
 * How much pairs differ in how often they agree: whoever has the habits of somebody else has them in every exercise. The
 * shape of a gamma distribution, fitted to made classes whose students keep their habits; `docs/decisions.md` has the figures.
 */
const SHAPE = 0.3;

/**
 * In how many exercises the answers of a pair must agree, however little each agreement weighs, to be shown. Numbers of
 * agreements of pairs who work apart are taken for negative binomial, with the mean of this class; copies make that mean
 * larger, and so the demand higher.
 *
 * @param agreements of all pairs in all exercises
 * @param exercises how many there are
 * @returns Infinity if even all exercises would not do
 */
export function leastExercises(agreements: number, pairs: number, exercises: number): number {
  const mean = agreements / Math.max(pairs, 1);
  const ratio = mean / (mean + SHAPE);
  let probability = (1 - ratio) ** SHAPE;
  let below = probability;
  for (let k = 1; k <= exercises; k++) {
    if (pairs * (1 - below) < MOST_BY_CHANCE) return Math.max(k, LEAST);
    probability *= (ratio * (k - 1 + SHAPE)) / k;
    below += probability;
  }
  return Infinity;
}

/** Two agreements are two habits. */
const LEAST = 3;
