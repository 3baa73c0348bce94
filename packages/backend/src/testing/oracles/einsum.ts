import { at, build, type Array64 } from '../array64';

/** The definition: over all values of all letters, the product of the operands is added to the result. */
export function einsum(equation: string, ...operands: Array64[]): Array64 {
  const [left, result] = equation.split('->') as [string, string];
  const terms = left.split(',');
  const sizes = new Map<string, number>();
  terms.forEach((term, k) => [...term].forEach((letter, axis) => sizes.set(letter, operands[k]!.shape[axis]!)));
  const summed = [...sizes.keys()].filter((letter) => !result.includes(letter));
  const size = (letters: Iterable<string>) => [...letters].map((letter) => sizes.get(letter)!);

  return build(size(result), (...outer) => {
    let total = 0;
    build(size(summed), (...inner) => {
      const value = (letter: string) =>
        result.includes(letter) ? outer[result.indexOf(letter)]! : inner[summed.indexOf(letter)]!;
      total += terms.reduce((product, term, k) => product * at(operands[k]!, ...[...term].map(value)), 1);
      return 0;
    });
    return total;
  });
}
