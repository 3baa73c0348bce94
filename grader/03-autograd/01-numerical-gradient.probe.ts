type NumericalGradient = typeof import('#03-autograd/01-numerical-gradient').numericalGradient;

/** What a plain and a typed array hold after their gradient was taken, and whether f ever saw the typed one changed. */
export function inputAfterwards(numericalGradient: NumericalGradient, x: number[]) {
  const [array, typed] = [[...x], Float64Array.from(x)];
  let changedMeanwhile = false;
  const watch = (at: Float64Array) => {
    changedMeanwhile ||= typed.some((xi, i) => xi !== x[i]);
    return at.reduce((total, xi) => total + xi, 0);
  };
  numericalGradient(watch, array);
  numericalGradient(watch, typed);
  return { array, typed, changedMeanwhile };
}
