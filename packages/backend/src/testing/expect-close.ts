import type * as tf from '@tensorflow/tfjs';
import type { Array64 } from './array64';

/** Every element within `tolerance` of the oracle's: absolutely below 1, relatively above. */
export function expectClose(actual: tf.Tensor, expected: Array64, tolerance = 1e-5): void {
  expect(actual.shape).toEqual(expected.shape);
  const values = actual.dataSync();
  const wrong = expected.data.findIndex((value, i) => !isClose(values[i]!, value, tolerance));
  if (wrong < 0) return;
  throw new Error(
    `Expected ${expected.data[wrong]} at element ${wrong} of shape [${String(expected.shape)}], but got ${values[wrong]}.`,
  );
}

function isClose(actual: number, expected: number, tolerance: number): boolean {
  return Object.is(actual, expected) || Math.abs(actual - expected) <= tolerance * Math.max(1, Math.abs(expected));
}
