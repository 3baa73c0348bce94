import { type ClassDeclaration, type FunctionDeclaration, Node, type SourceFile } from 'ts-morph';
import { assertEmptiable } from './assert-emptiable';
import { membersOf } from './class-members';
import { parseSource } from './parse-source';
import { StubError, errorAt } from './stub-error';
import { tagOf } from './tags';

export type Exercise = FunctionDeclaration | ClassDeclaration;

/** A solution's statements by what becomes of them: emptied, removed, or kept. Imports are in none of the three. */
export interface Solution {
  readonly source: SourceFile;
  readonly statements: readonly Node[];
  readonly exercises: readonly Exercise[];
  readonly helpers: readonly Node[];
  readonly kept: readonly Node[];
}

/** @throws {StubError} at the first statement that breaks a rule for solutions */
export function readSolution(text: string, path: string): Solution {
  const source = parseSource(text, path);
  const statements = source.getStatements();
  const declarations = statements.filter((statement) => !Node.isImportDeclaration(statement));
  const tagged = (kind: string) => declarations.filter((declaration) => tagOf(declaration).kind === kind);
  const [exercises, helpers, kept] = [tagged('exercise'), tagged('solution'), tagged('none')];
  kept.forEach(assertHarmless);
  if (exercises.length === 0) throw new StubError(path, 1, 'no declaration is tagged @exercise; expected one at least');
  return { source, statements, exercises: exercises.map(asExercise), helpers, kept };
}

/** @throws {StubError} if an exercise has another id than the manifest gives to its file */
export function assertId(exercises: readonly Exercise[], id: string): void {
  for (const node of exercises.flatMap(withMembers)) {
    const tag = tagOf(node);
    if (tag.kind !== 'exercise' || tag.id === id) continue;
    throw errorAt(node, `found "@exercise ${tag.id}", but the lesson's manifest says this file is exercise ${id}`);
  }
}

function withMembers(exercise: Exercise): Node[] {
  return Node.isClassDeclaration(exercise) ? [exercise, ...membersOf(exercise)] : [exercise];
}

function asExercise(node: Node): Exercise {
  assertEmptiable(node);
  return node;
}

/** What stays as it is gives nothing away: a type, a constant that holds no function, or a class that others share. */
function assertHarmless(node: Node): void {
  const isType = Node.isTypeAliasDeclaration(node) || Node.isInterfaceDeclaration(node);
  const isData = Node.isEnumDeclaration(node) || Node.isVariableStatement(node);
  const isShared = Node.isClassDeclaration(node) && node.hasExportKeyword();
  if (isType || isShared || (isData && !containsFunction(node))) return;
  throw errorAt(node, 'untagged code would stay in the stub; tag it @exercise if students write it, else @solution');
}

function containsFunction(node: Node): boolean {
  return node.getDescendants().some((part) => Node.isArrowFunction(part) || Node.isFunctionExpression(part));
}
