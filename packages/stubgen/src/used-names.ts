import { Node } from 'ts-morph';

/** The names that code refers to, leaving out the parts in `hidden`. Names it declares and names of members do not count. */
export function usedNames(nodes: readonly Node[], hidden: ReadonlySet<Node>): Set<string> {
  const names = new Set<string>();
  const visit = (node: Node): void => {
    if (hidden.has(node)) return;
    if (Node.isIdentifier(node) && isReference(node)) names.add(node.getText());
    node.forEachChild(visit);
  };
  nodes.forEach(visit);
  return names;
}

function isReference(identifier: Node): boolean {
  const parent = identifier.getParentOrThrow();
  if (Node.isShorthandPropertyAssignment(parent)) return true;
  if (Node.isQualifiedName(parent)) return parent.getLeft() === identifier;
  return !('getNameNode' in parent) || (parent.getNameNode as () => Node | undefined).call(parent) !== identifier;
}
