import { diff3Merge } from 'node-diff3';

export type Merged = { readonly status: 'merged'; readonly text: string } | { readonly status: 'conflict' };

/**
 * What two people have made of one text, in one: every line that either has changed is as they left it. Where both have
 * changed the same lines, or lines side by side, there is no saying what is meant.
 */
export function mergeTexts(base: string, mine: string, theirs: string): Merged {
  const regions = diff3Merge(linesOf(mine), linesOf(base), linesOf(theirs), { excludeFalseConflicts: true });
  const lines = regions.flatMap(({ ok }) => ok ?? []);
  if (regions.some(({ conflict }) => conflict !== undefined)) return { status: 'conflict' };
  return { status: 'merged', text: lines.join('\n').replaceAll('\n', eolOf(mine)) };
}

/** Line ends say which system somebody works on, not what they have written. */
export function linesOf(text: string): string[] {
  return text.split(/\r?\n/);
}

/** How most lines of a text end. */
export function eolOf(text: string): '\n' | '\r\n' {
  const windows = text.split('\r\n').length - 1;
  return 2 * windows > text.split('\n').length - 1 ? '\r\n' : '\n';
}
