import { type CommentRange, Node } from 'ts-morph';

/** The JSDoc comment right before a node, which may be any statement. */
export function docComment(node: Node): CommentRange | undefined {
  return node.getLeadingCommentRanges().findLast((comment) => comment.getText().startsWith('/**'));
}

/** Where a node starts with the comments about it: those no empty line separates from it. One above an import is about the file. */
export function startWithComments(node: Node): number {
  if (Node.isImportDeclaration(node)) return node.getStart();
  const text = node.getSourceFile().getFullText();
  return node.getLeadingCommentRanges().reduceRight((start, comment) => {
    const isSeparate = /\n\s*\n/.test(text.slice(comment.getEnd(), start));
    return isSeparate ? start : comment.getPos();
  }, node.getStart());
}

/** Where the first comment or token of a node is. */
export function contentStart(node: Node): number {
  return node.getLeadingCommentRanges()[0]?.getPos() ?? node.getStart();
}

/** Where a node ends together with the comment on the rest of its line. */
export function endOfLine(node: Node): number {
  return node.getTrailingCommentRanges().at(-1)?.getEnd() ?? node.getEnd();
}
