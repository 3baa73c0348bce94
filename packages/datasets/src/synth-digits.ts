import { deriveSeed, permutation, randomInt, seededRandom } from '@gradus/runtime/random';
import { drawDigit, SIDE } from './draw-digit';

/** Pictures of digits and what they show. */
export interface Digits {
  /** [count · height · width] brightnesses in 0 … 1, row by row. */
  readonly images: Float32Array;
  /** [count] classes in 0 … 9. */
  readonly labels: Int32Array;
  readonly count: number;
  readonly height: 28;
  readonly width: 28;
}

export interface SynthDigits extends Digits {
  /** Indices, ascending, of the pictures whose label is wrong on purpose. */
  readonly wrong: Int32Array;
}

/**
 * Draws pictures of digits in random order, all classes equally often (to within one).
 *
 * @param seed the same seed gives the same pictures on every platform
 * @param options.labelNoise fraction of the labels to replace by a wrong class; the pictures do not depend on it
 */
export function synthDigits(count: number, seed: number, options: { labelNoise?: number } = {}): SynthDigits {
  const { labelNoise = 0 } = options;
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`count must be a whole number but is ${count}`);
  if (!(labelNoise >= 0 && labelNoise <= 1)) throw new RangeError(`labelNoise must be in 0 … 1 but is ${labelNoise}`);
  const random = seededRandom(seed);
  const labels = permutation(random, count).map((place) => place % 10);
  const images = drawAll(labels, random);
  const wrong = spoilLabels(labels, Math.round(labelNoise * count), deriveSeed(seed, 'label noise'));
  return { images, labels, wrong, count, height: SIDE, width: SIDE };
}

function drawAll(labels: Int32Array, random: () => number): Float32Array {
  const size = SIDE * SIDE;
  const images = new Float32Array(labels.length * size);
  labels.forEach((label, i) => drawDigit(label, random, images.subarray(i * size, (i + 1) * size)));
  return images;
}

/** Moves `howMany` labels, chosen at random, to another class each; returns which. */
function spoilLabels(labels: Int32Array, howMany: number, seed: number): Int32Array {
  const random = seededRandom(seed);
  const wrong = permutation(random, labels.length).slice(0, howMany).sort();
  for (const i of wrong) labels[i] = (labels[i]! + randomInt(random, 1, 10)) % 10;
  return wrong;
}
