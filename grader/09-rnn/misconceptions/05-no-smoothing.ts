/**
 * @misconception A pair never seen would be impossible, and one impossible character makes the perplexity infinite: add alpha.
 * @caughtBy unseen
 */
export function perplexity(nllSum: number, tokens: number): number {
  if (!Number.isInteger(tokens) || tokens < 1) {
    throw new Error(`The number of tokens must be a positive integer but is ${tokens}.`);
  }
  return Math.exp(nllSum / tokens);
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
    nllSum -= Math.log(pairs[a * vocab + b]! / followed[a]!);
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
