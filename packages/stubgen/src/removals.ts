import type { Node } from 'ts-morph';
import type { Edit } from './edits';
import { contentStart, endOfLine, startWithComments } from './leading-comments';

/**
 * Takes some of a list of siblings out, with their comments and the empty lines before them. Before the first sibling only
 * the comments attached to it go: what stands above them is about the whole file.
 */
export function removals(siblings: readonly Node[], removed: ReadonlySet<Node>): Edit[] {
  const firstKept = siblings.findIndex((node) => !removed.has(node));
  const head = { start: startWithComments(siblings[0]!), end: contentStart(siblings[firstKept]!), text: '' };
  const later = siblings.flatMap((node, i) =>
    i > firstKept && removed.has(node) ? { start: endOfLine(siblings[i - 1]!), end: endOfLine(node), text: '' } : [],
  );
  return firstKept > 0 ? [head, ...later] : later;
}
