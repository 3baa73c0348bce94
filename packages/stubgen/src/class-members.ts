import { type ClassDeclaration, Node } from 'ts-morph';
import { tagOf } from './tags';

/** Unlike ts-morph's `getMembers` this has the overload signatures too. */
export function membersOf(node: ClassDeclaration): Node[] {
  return node.getChildSyntaxListOrThrow().getChildren();
}

/** Whether no one outside the class can name the member, or its author tagged it @solution. */
export function isHidden(member: Node): boolean {
  if (Node.isConstructorDeclaration(member)) return false;
  if (Node.isClassStaticBlockDeclaration(member) || tagOf(member).kind === 'solution') return true;
  const hasPrivateName = Node.hasName(member) && member.getName().startsWith('#');
  return hasPrivateName || (Node.isScoped(member) && member.getScope() !== 'public');
}
