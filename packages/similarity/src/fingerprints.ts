import { WinnowFilter } from '@dodona/dolos-core';
import type { Token } from './scan';

/** So many tokens in a row are a run. With fewer, all answers have runs in common; with more, small changes hide a copy. */
export const RUN = 10;

/** A hash of a run. */
export type Print = number;

/** The fingerprint of the run that begins at each token. None is left out to save time: answers are short. */
export function printsOf(tokens: readonly Token[]): Print[] {
  return new WinnowFilter(RUN, 1).fingerprints(tokens.map(({ kind }) => kind)).map(({ hash }) => hash);
}
