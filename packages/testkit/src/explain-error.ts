/**
 * What usually lies behind an error that TensorFlow.js or JavaScript threw in student code. Says nothing about errors it
 * does not know.
 */
export function explainError(message: string): string | undefined {
  for (const [pattern, explanation] of EXPLANATIONS) {
    const found = pattern.exec(message);
    if (found) return typeof explanation === 'string' ? explanation : explanation(found);
  }
  return undefined;
}

/** What lies behind an array or tensor that does not fit into memory. */
export const TOO_LARGE =
  'Something is far larger than it should be: the whole data set in one minibatch, or a product of shapes like [n, 1, d] and [1, d, k], which makes all n · d · k numbers, where a matrix product sums on the way.';
const PILED_UP =
  'Tensors pile up: what a step makes must go with it. Put each step into tf.tidy(() => …), and dispose what its loop makes outside of it, minibatches above all.';
/** Fewer tensors than this do not come from forgetting some in every step. */
const MANY_TENSORS = 60;

const EXPLANATIONS: [RegExp, string | ((found: RegExpExecArray) => string)][] = [
  [
    /could not be broadcast together with shapes ([\d,]*) and ([\d,]*)/,
    ([, a, b]) => explainShapes(toShape(a!), toShape(b!)),
  ],
  [
    /^Tensor is disposed/,
    'A tensor is used after it was freed: what tf.tidy() does not return ends with it, and dispose() is for good.',
  ],
  [
    /^Cannot compute gradient of y=f\(x\)/,
    'No chain of TensorFlow.js operations leads from the input to the result: numbers taken out of a tensor, or a new tensor made from numbers, cut it.',
  ],
  [
    /inner shapes \((\d+)\) and \((\d+)\)/,
    ([, a, b]) =>
      `A matrix product needs as many columns on the left (${a}) as rows on the right (${b}): is a transpose missing, or the order wrong?`,
  ],
  [
    /gradient function not found for (\w+)/,
    ([, op]) => `TensorFlow.js knows no gradient of ${op}: build the result from other operations.`,
  ],
  [
    /^Size\((\d+)\) must match the product of shape/,
    'A reshape keeps the number of elements; only their arrangement changes.',
  ],
  [/^one tensor of shape /, TOO_LARGE],
  [/^(\d+) tensors take /, ([, count]) => (Number(count) < MANY_TENSORS ? TOO_LARGE : PILED_UP)],
  [/Maximum call stack size exceeded/, 'A function calls itself without end, or too deeply: use a loop.'],
  [
    /(reading '(\w+)'|is not a function)/,
    'Something is undefined here: a value that was never set, or a name that does not exist on it.',
  ],
];

/** An axis that a reduction has dropped is the most frequent reason why two shapes do not fit. */
function explainShapes(a: readonly number[], b: readonly number[]): string {
  const [long, short] = a.length >= b.length ? [a, b] : [b, a];
  const dropped = long.length - short.length === 1 && long.some((_, axis) => isEqual(long.toSpliced(axis, 1), short));
  return dropped
    ? `[${short.join(', ')}] looks like [${long.join(', ')}] after a reduction that dropped its axis: keepDims = true keeps it with length 1, so that it broadcasts back.`
    : 'Shapes are compared from the right: two lengths fit if they are equal or one of them is 1.';
}

function toShape(text: string): number[] {
  return text === '' ? [] : text.split(',').map(Number);
}

function isEqual(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((n, i) => n === b[i]);
}
