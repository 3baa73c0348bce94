/** Numbers objects in the order in which they are first asked about, for as long as they live. */
export function numbering(): (object: object) => number {
  const numbers = new WeakMap<object, number>();
  let count = 0;
  return (object) => {
    if (!numbers.has(object)) numbers.set(object, ++count);
    return numbers.get(object)!;
  };
}
