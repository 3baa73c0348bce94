type NumericalGradient = typeof import('#03-autograd/01-numerical-gradient').numericalGradient;

/** What a plain and a typed array hold after their gradient was taken. */
export function inputAfterwards(numericalGradient: NumericalGradient, x: number[]) {
  const [array, typed] = [[...x], Float64Array.from(x)];
  const sum = (at: Float64Array) => at.reduce((total, xi) => total + xi, 0);
  numericalGradient(sum, array);
  numericalGradient(sum, typed);
  return { array, typed };
}
