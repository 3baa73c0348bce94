import { Node } from 'ts-morph';
import { membersOf } from './class-members';
import { applyEdits, type Edit } from './edits';
import { docComment } from './leading-comments';
import { readSolution } from './read-solution';
import { withoutTag } from './tags';

/**
 * A solution as people read it: without the tags that say how its stub is made.
 *
 * @throws {StubError} if the file breaks a rule for solutions
 */
export function referenceText(solution: string, path: string): string {
  const { source, exercises, helpers } = readSolution(solution, path);
  return applyEdits(source.getFullText(), [...exercises, ...helpers].flatMap(withMembers).flatMap(untagged));
}

function withMembers(node: Node): Node[] {
  return Node.isClassDeclaration(node) ? [node, ...membersOf(node)] : [node];
}

/** A comment that was nothing but a tag goes, with its line. */
function untagged(node: Node): Edit[] {
  const doc = docComment(node);
  if (!doc) return [];
  // What a helper's tag is followed by is about the helper; on a line of its own it goes like an exercise's tag.
  const text = withoutTag(doc.getText().replace(/@solution[ \t]+(?!\*\/)/, '').replace('@solution', '@exercise')); // prettier-ignore
  return [{ start: doc.getPos(), end: text === '' ? node.getStart() : doc.getEnd(), text }];
}
