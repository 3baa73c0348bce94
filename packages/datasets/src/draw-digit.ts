import type { Random } from '@gradus/runtime/random';
import { DIGIT_STROKES, type Point } from './digit-strokes';

/** Bound once: looking up a global is slow where specs run, and the loops below do it millions of times. */
const { ceil, cos, floor, max, min, round, sin, sqrt } = Math;

/** Images are square, as wide as those of MNIST. */
export const SIDE = 28;

/**
 * Draws one handwriting of a digit: its strokes are tilted, stretched, slanted and moved at random, followed with a pen
 * of random width and strength, and sprinkled with noise.
 *
 * @param pixels receives the SIDE·SIDE brightnesses, multiples of 1/255 in 0 … 1. Rounding to 8 bits is what makes the
 *   images equal on every platform: the last bit of Math.sin and Math.cos may differ between engines.
 */
export function drawDigit(digit: number, random: Random, pixels: Float32Array): void {
  const place = randomPlacement(random);
  const halfWidth = uniform(random, 0.8, 2);
  const ink = uniform(random, 0.75, 1);
  const distances = new Float32Array(SIDE * SIDE).fill(Infinity);
  for (const stroke of DIGIT_STROKES[digit]!) {
    const points = stroke.map((point) => place(wobble(point, random)));
    for (let k = 1; k < points.length; k++) approach(distances, points[k - 1]!, points[k]!);
  }
  for (let i = 0; i < distances.length; i++) {
    const coverage = clamp(halfWidth + 0.5 - distances[i]!); // half a pixel of soft edge
    pixels[i] = round(255 * clamp(ink * coverage + uniform(random, -0.15, 0.15))) / 255;
  }
}

/** A random affine map from the box of the strokes to pixels. */
function randomPlacement(random: Random): (point: Point) => Point {
  const angle = uniform(random, -0.26, 0.26);
  const scaleX = 8 * uniform(random, 0.85, 1.15);
  const scaleY = 9.5 * uniform(random, 0.85, 1.15);
  const slant = uniform(random, -0.25, 0.25);
  const centreX = 13.5 + uniform(random, -2.2, 2.2);
  const centreY = 13.5 + uniform(random, -2.2, 2.2);
  const [c, s] = [cos(angle), sin(angle)];
  return ([x, y]) => {
    const [u, v] = [(x - slant * y) * scaleX, y * scaleY];
    return [centreX + c * u - s * v, centreY + s * u + c * v];
  };
}

/** No hand hits the same point twice. */
function wobble([x, y]: Point, random: Random): Point {
  return [x + uniform(random, -0.08, 0.08), y + uniform(random, -0.08, 0.08)];
}

/** Lowers each pixel's distance to its distance from the segment a–b. Pixels beyond the widest pen are left alone. */
function approach(distances: Float32Array, a: Point, b: Point): void {
  const [left, right] = pixelRange(a[0], b[0]);
  const [top, bottom] = pixelRange(a[1], b[1]);
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const squaredLength = dx * dx + dy * dy || Number.MIN_VALUE;
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const along = clamp(((x - a[0]) * dx + (y - a[1]) * dy) / squaredLength); // 0 at a, 1 at b
      const [awayX, awayY] = [x - a[0] - along * dx, y - a[1] - along * dy];
      const i = y * SIDE + x;
      distances[i] = min(distances[i]!, sqrt(awayX * awayX + awayY * awayY));
    }
  }
}

/** The pixels between two coordinates, widened by the reach of the pen: 2 of half width, 0.5 of soft edge. */
function pixelRange(p: number, q: number): [first: number, last: number] {
  return [max(0, ceil(min(p, q) - 2.5)), min(SIDE - 1, floor(max(p, q) + 2.5))];
}

function uniform(random: Random, low: number, high: number): number {
  return low + (high - low) * random();
}

function clamp(value: number): number {
  return min(1, max(0, value));
}
