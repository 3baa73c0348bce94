/**
 * @misconception The losses are natural logarithms, so exp undoes them; 2 to the power belongs to log₂.
 * @caughtBy uniform
 */
export function perplexity(nllSum: number, tokens: number): number {
  if (!Number.isInteger(tokens) || tokens < 1) {
    throw new Error(`The number of tokens must be a positive integer but is ${tokens}.`);
  }
  return 2 ** (nllSum / tokens);
}

export function bigramPerplexity(train: Int32Array, test: Int32Array, vocab: number, alpha = 0.1): number {
  checkArguments(train, test, vocab, alpha);
  const pairs = new Float64Array(vocab * vocab); // pairs[a·V + b]
  const followed = new Float64Array(vocab);
  for (let i = 1; i < train.length; i++) {
    const [a, b] = [train[i - 1]!, train[i]!];
    pairs[a * vocab + b]!++;
    followed[a]!++;
  }
  let nllSum = 0;
  for (let i = 1; i < test.length; i++) {
    const [a, b] = [test[i - 1]!, test[i]!];
    nllSum -= Math.log((pairs[a * vocab + b]! + alpha) / (followed[a]! + alpha * vocab));
  }
  return perplexity(nllSum, test.length - 1);
}

function checkArguments(train: Int32Array, test: Int32Array, vocab: number, alpha: number): void {
  if (test.length < 2) throw new Error(`A pair needs 2 ids, but the text to score has ${test.length}.`);
  if (!(alpha > 0)) throw new Error(`alpha must be positive but is ${alpha}.`);
  for (const ids of [train, test]) {
    const stranger = ids.find((id) => id < 0 || id >= vocab);
    if (stranger !== undefined) throw new Error(`${stranger} is not one of the ids 0 … ${vocab - 1}.`);
  }
}
