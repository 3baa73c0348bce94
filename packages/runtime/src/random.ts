// Looked up once: in Jest's context every `Math.imul` costs more than the multiplication.
const { cos, floor, imul, log, sqrt } = Math;

/** A source of numbers uniform in [0, 1), the same sequence for the same seed on every platform. */
export type Random = () => number;

/**
 * The mulberry32 generator (Tommy Ettinger, 2017): 32 bits of state, period 2^32.
 *
 * @param seed any integer; only its low 32 bits count
 */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = imul(state ^ (state >>> 15), 1 | state);
    t = (t + imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One draw from N(0, 1) by the Box-Muller transform. */
export function normal(random: Random): number {
  const radius = sqrt(-2 * log(1 - random()));
  return radius * cos(2 * Math.PI * random());
}

/** An integer uniform in low … high − 1. */
export function randomInt(random: Random, low: number, high: number): number {
  return low + floor(random() * (high - low));
}

/** A uniformly random permutation of 0 … n − 1 (Fisher-Yates shuffle). */
export function permutation(random: Random, n: number): Int32Array {
  const order = Int32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = randomInt(random, 0, i + 1);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}

/** A 32-bit seed derived from a seed and a text, so that every check draws its own numbers (FNV-1a hash). */
export function deriveSeed(seed: number, text: string): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (let i = 0; i < text.length; i++) hash = imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
