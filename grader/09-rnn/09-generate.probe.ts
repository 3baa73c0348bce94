import { tf } from '@gradus/runtime';
import type { Vocab } from '#09-rnn/01-vocab';
import type * as Exercise from '#09-rnn/09-generate';
import type { RnnParams } from '#09-rnn/04-rnn-forward';

type Generate = typeof Exercise.generate;
type Options = Parameters<Generate>[4];

/** A vocabulary with these characters; the first stands for all unknown ones. */
function vocabOf(characters: string): Vocab {
  const tokens = [...characters];
  const id = (token: string) => Math.max(0, tokens.indexOf(token));
  const token = (id: number) => {
    if (!Object.hasOwn(tokens, id)) throw new Error(`There is no token ${id}.`);
    return tokens[id]!;
  };
  const encode = (text: string) => Int32Array.from([...text], id);
  const decode = (ids: ArrayLike<number>) => Array.from(ids, token).join('');
  return { size: tokens.length, id, token, encode, decode } as Partial<Vocab> as Vocab;
}

/** The text that a network writes. */
export function write(
  generate: Generate,
  characters: string,
  prefix: string,
  n: number,
  p: RnnParams,
  opts?: Options,
): string {
  const vocab = vocabOf(characters);
  return opts === undefined ? generate(prefix, n, p, vocab) : generate(prefix, n, p, vocab, opts);
}

/** What three texts leave behind, and whether the parameters are still there. */
export function traces(generate: Generate, characters: string, p: RnnParams) {
  const vocab = vocabOf(characters);
  const before = tf.memory().numTensors;
  generate('ab', 5, p, vocab);
  generate('a', 9, p, vocab, { temperature: 1, seed: 1 });
  generate('abc', 0, p, vocab);
  const lost = Object.values(p).filter((tensor: tf.Tensor) => tensor.isDisposed).length;
  return { left: tf.memory().numTensors - before, lost };
}
