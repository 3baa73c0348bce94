import { leakedLines } from './leaked-lines';

const SOLUTION = `import { tf } from '@gradus/runtime';

/** @solution */
const SMALLEST = 2 ** -126;

/**
 * Doubles: tf.add(x, x) would do.
 *
 * @exercise 4.02
 */
export function doubled(x: tf.Tensor): tf.Tensor {
  const twice = tf.scalar(2);
  if (!x) {
    return x;
  }
  tf.add(x, x)
  return x.mul(twice).add(SMALLEST);
}
`;

test.each([
  ['a line of a body', '  return x.mul(twice).add(SMALLEST);', ['return x.mul(twice).add(SMALLEST);']],
  ['a line of a body inside a comment', ' * const twice = tf.scalar(2); says it all', ['const twice = tf.scalar(2);']],
  ['a removed helper', 'const SMALLEST = 2 ** -126;', ['const SMALLEST = 2 ** -126;']],
])('leakedLines() finds %s', (_, stub, lines) => expect(leakedLines(SOLUTION, stub)).toEqual(lines));

test.each([
  ['short lines', 'return x;\n  }\n'],
  ['lines the doc comment has too', 'tf.add(x, x)'],
  ['lines that stay', 'export function doubled(x: tf.Tensor): tf.Tensor {'],
])('leakedLines() passes over %s', (_, stub) => expect(leakedLines(SOLUTION, stub)).toEqual([]));
