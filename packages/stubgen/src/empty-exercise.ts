import { type ClassDeclaration, Node } from 'ts-morph';
import { isHidden, membersOf } from './class-members';
import type { Edit } from './edits';
import { openParameters } from './open-parameters';
import type { Exercise } from './read-solution';
import { removals } from './removals';
import { strippedTag } from './stripped-tag';

/** What is cut from an exercise, and what is put in place of it. */
export function emptiedExercise(exercise: Exercise, id: string): Edit[] {
  const bodies = Node.isClassDeclaration(exercise) ? emptiedClass(exercise, id) : emptiedBody(exercise, id);
  return [...strippedTag(exercise), ...bodies];
}

/** Every node of an exercise that does not reach the stub. */
export function hiddenParts(exercise: Exercise): Node[] {
  const parts = Node.isClassDeclaration(exercise) ? membersOf(exercise) : [exercise];
  return parts.flatMap((part) => (isHidden(part) ? part : (bodyOf(part) ?? [])));
}

function emptiedClass(node: ClassDeclaration, id: string): Edit[] {
  const members = membersOf(node);
  const shown = members.filter((member) => !isHidden(member));
  return [
    ...removals(members, new Set(members.filter(isHidden))),
    ...shown.flatMap((member) => [...strippedTag(member), ...emptiedBody(member, id)]),
    ...node.getConstructors().flatMap(openParameters),
  ];
}

function emptiedBody(node: Node, id: string): Edit[] {
  const body = bodyOf(node);
  if (!body) return [];
  const indent = ' '.repeat(node.getStart() - node.getStartLinePos());
  const text = `{\n${indent}  throw new NotImplemented('${id}');\n${indent}}`;
  return [{ start: body.getStart(), end: body.getEnd(), text }];
}

function bodyOf(node: Node): Node | undefined {
  return Node.isBodied(node) || Node.isBodyable(node) ? node.getBody() : undefined;
}
