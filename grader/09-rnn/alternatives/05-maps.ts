/**
 * @alternative Counts in maps of texts, and takes the mean of logarithms.
 */
export function perplexity(nllSum: number, tokens: number): number {
  if (!(Number.isInteger(tokens) && tokens > 0)) throw new Error('no tokens');
  return Math.E ** (nllSum / tokens);
}

export function bigramPerplexity(train: Int32Array, test: Int32Array, vocab: number, alpha = 0.1): number {
  if (test.length < 2 || !(alpha > 0)) throw new Error('nothing to score');
  if ([...train, ...test].some((id) => id < 0 || id >= vocab)) throw new Error('an id that is none');
  const pairs = new Map<string, number>();
  const firsts = new Map<number, number>();
  [...train].slice(1).forEach((b, i) => {
    const a = train[i]!;
    pairs.set(`${a},${b}`, (pairs.get(`${a},${b}`) ?? 0) + 1);
    firsts.set(a, (firsts.get(a) ?? 0) + 1);
  });
  const logs = [...test].slice(1).map((b, i) => {
    const a = test[i]!;
    return Math.log((pairs.get(`${a},${b}`) ?? 0) + alpha) - Math.log((firsts.get(a) ?? 0) + alpha * vocab);
  });
  return Math.exp(-logs.reduce((s, x) => s + x, 0) / logs.length);
}
