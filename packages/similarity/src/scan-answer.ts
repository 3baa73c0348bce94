import { type Print, printsOf } from './fingerprints';
import { LIMITS } from './limits';
import { scan, type Token } from './scan';

/** An answer as it was handed in. */
export interface Answer {
  /** The submission's. */
  readonly id: string;
  readonly text: string;
}

/** An answer ready to be compared. */
export interface ScannedAnswer extends Answer {
  readonly tokens: readonly Token[];
  /** Of the run that begins at each token. */
  readonly prints: readonly Print[];
}

/**
 * @param api names of members that nobody can choose
 * @returns undefined if it is longer than any honest answer
 */
export function scanAnswer(answer: Answer, api: ReadonlySet<string>): ScannedAnswer | undefined {
  if (answer.text.length > LIMITS.characters) return undefined;
  const tokens = scan(answer.text, api);
  return tokens.length > LIMITS.tokens ? undefined : { ...answer, tokens, prints: printsOf(tokens) };
}
