import { mean } from './quantile';

/**
 * How well passing goes together with a high score: the correlation of a yes-or-no with a number, from −1 to 1. Near 0, who
 * passes says nothing about who does well; below 0, those who do well fail.
 *
 * @param passed 1 or 0 for each student
 * @param scores of the same students, without what the check itself gave, or it would correlate with itself
 * @returns undefined if all passed or failed alike, or have the same score
 */
export function pointBiserial(passed: readonly number[], scores: readonly number[]): number | undefined {
  if (passed.length === 0) return undefined;
  const [meanPassed, meanScore] = [mean(passed), mean(scores)];
  let [covariance, variancePassed, varianceScore] = [0, 0, 0];
  passed.forEach((x, i) => {
    const [dx, dy] = [x - meanPassed, scores[i]! - meanScore];
    covariance += dx * dy;
    variancePassed += dx * dx;
    varianceScore += dy * dy;
  });
  const spread = Math.sqrt(variancePassed * varianceScore);
  return spread > 0 ? covariance / spread : undefined;
}
