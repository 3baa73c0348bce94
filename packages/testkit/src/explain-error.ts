import { en, type Phrases } from './language/en';

/**
 * What usually lies behind an error that TensorFlow.js or JavaScript threw in student code. Says nothing about errors it
 * does not know.
 */
export function explainError(message: string, phrases: Phrases = en): string | undefined {
  for (const [pattern, explanation] of EXPLANATIONS) {
    const found = pattern.exec(message);
    if (found) return explanation(phrases, found.slice(1));
  }
  return undefined;
}

/** Fewer tensors than this do not come from forgetting some in every step. */
const MANY_TENSORS = 60;

const EXPLANATIONS: [RegExp, (phrases: Phrases, found: string[]) => string][] = [
  [
    /could not be broadcast together with shapes ([\d,]*) and ([\d,]*)/,
    (p, [a, b]) => explainShapes(toShape(a!), toShape(b!), p),
  ],
  [/^Tensor is disposed/, (p) => p.usedDisposed],
  [/^Cannot compute gradient of y=f\(x\)/, (p) => p.chainCut],
  [/inner shapes \((\d+)\) and \((\d+)\)/, (p, [a, b]) => p.innerLengths(a!, b!)],
  [/gradient function not found for (\w+)/, (p, [op]) => p.noGradientOf(op!)],
  [/^Size\((\d+)\) must match the product of shape/, (p) => p.reshapeKeeps],
  [/^one tensor of shape /, (p) => p.tooLarge],
  [/^(\d+) tensors take /, (p, [count]) => (Number(count) < MANY_TENSORS ? p.tooLarge : p.piledUp)],
  [/Maximum call stack size exceeded/, (p) => p.stackOverflow],
  [/(reading '(\w+)'|is not a function)/, (p) => p.undefinedHere],
];

/** An axis that a reduction has dropped is the most frequent reason why two shapes do not fit. */
function explainShapes(a: readonly number[], b: readonly number[], phrases: Phrases): string {
  const [long, short] = a.length >= b.length ? [a, b] : [b, a];
  const dropped = long.length - short.length === 1 && long.some((_, axis) => isEqual(long.toSpliced(axis, 1), short));
  return dropped ? phrases.droppedAxis(short.join(', '), long.join(', ')) : phrases.shapesFromRight;
}

function toShape(text: string): number[] {
  return text === '' ? [] : text.split(',').map(Number);
}

function isEqual(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((n, i) => n === b[i]);
}
