// How probable it is, at most, that chance alone takes a right answer beyond a bound. All are Chernoff bounds, which hold for
// every n: P(X ≥ x) ≤ min over t of E(exp(t X)) / exp(t x); Boucheron, Lugosi, Massart, Concentration Inequalities, 2.2–2.4.

/** A share of n independent coins, each 1 with probability p, is as far from p as q is, on the same side. */
export function shareBeyond({ n, p }: { n: number; p: number }, q: number): number {
  if (q < 0 || q > 1) return 0;
  return Math.exp(-n * (part(q, p) + part(1 - q, 1 - p))); // n times the Kullback-Leibler divergence of q from p
}

/** The mean of n independent draws from N(0, std²) is a distance from 0 or more, on either side. */
export function meanBeyond({ n, std }: { n: number; std: number }, distance: number): number {
  return Math.min(1, 2 * Math.exp((-n * distance ** 2) / (2 * std ** 2)));
}

/**
 * The standard deviation found in n independent normal draws, about their own mean, is a multiple of the true one or further
 * from it, on the same side: its square is χ² with n − 1 degrees of freedom, divided by n.
 */
export function deviationBeyond(n: number, multiple: number): number {
  return squaresBeyond(n - 1, (multiple ** 2 * n) / (n - 1));
}

/** The mean of n squares of independent draws from N(0, 1) is a ratio or further from 1, on the same side. */
export function squaresBeyond(n: number, ratio: number): number {
  return ratio <= 0 ? 0 : Math.exp((-n / 2) * (ratio - 1 - Math.log(ratio)));
}

/** The correlation found in n pairs of independent draws, normal ones or coins, is a distance from 0 or more. */
export function correlationBeyond(n: number, distance: number): number {
  return Math.min(1, 2 * Math.exp((-n * distance ** 2) / 2));
}

/** χ² with some degrees of freedom is x or more: the exact probability but for the term of one degree, which is bounded. */
export function chiSquareBeyond(x: number, freedom: number): number {
  const half = x / 2;
  // Q(1) = 2 (1 − Φ(√x)) ≤ 2 φ(√x) / √x (Mills), Q(2) = exp(−x/2), and Q(k + 2) = Q(k) + (x/2)^(k/2) exp(−x/2) / Γ(k/2 + 1)
  let [k, sum] = freedom % 2 === 1 ? [1, Math.exp(-half) / Math.sqrt(Math.PI * half)] : [2, Math.exp(-half)];
  let term = k === 1 ? 2 * Math.sqrt(half / Math.PI) * Math.exp(-half) : half * Math.exp(-half);
  for (; k < freedom; k += 2) {
    sum += term;
    term *= half / (k / 2 + 1);
  }
  return Math.min(1, sum);
}

/** Two or more of some independent draws from equally likely outcomes are the same. */
export function someEqual(draws: number, outcomes: number): number {
  return Math.min(1, (draws * (draws - 1)) / 2 / outcomes);
}

export function factorial(n: number): number {
  return n < 2 ? 1 : n * factorial(n - 1);
}

function part(q: number, p: number): number {
  return q === 0 ? 0 : q * Math.log(q / p);
}
