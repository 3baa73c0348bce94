import type { Node } from 'ts-morph';
import type { Edit } from './edits';
import { docComment } from './leading-comments';
import { withoutTag } from './tags';

/** Takes the tag out of a declaration's doc comment, or the comment out if it was nothing but the tag. */
export function strippedTag(declaration: Node): Edit[] {
  const doc = docComment(declaration);
  if (!doc) return [];
  const text = withoutTag(doc.getText());
  return [{ start: doc.getPos(), end: text === '' ? declaration.getStart() : doc.getEnd(), text }];
}
