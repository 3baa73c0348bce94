import type * as Exercise from '#09-rnn/01-vocab';

type VocabClass = typeof Exercise.Vocab;
type Options = ConstructorParameters<VocabClass>[1];

/** All tokens of a vocabulary by id; at most 1000, in case its size is nonsense. */
export function tokensById(Vocab: VocabClass, tokens: readonly string[], opts?: Options): string[] {
  const vocab = opts === undefined ? new Vocab(tokens) : new Vocab(tokens, opts);
  return Array.from({ length: Math.min(vocab.size, 1000) }, (_, id) => vocab.token(id));
}
