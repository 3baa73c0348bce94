import ts from 'typescript';
import { ReleaseRefused } from './release-refused';

export interface PublicSpec {
  readonly text: string;
  /** Ids of the checks that were taken out. */
  readonly removed: readonly string[];
}

/**
 * A spec without its private checks, and without what only they used.
 *
 * @throws {ReleaseRefused} with file and line if it cannot be told from the text whether a check is private
 */
export function publicSpec(text: string, path: string): PublicSpec {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const removed: string[] = [];
  const gone = source.statements.filter((statement) => {
    const id = privateCheck(statement);
    if (id !== undefined) removed.push(id);
    return id !== undefined;
  });
  assertRestIsPublic(source, gone, path);
  if (gone.length === 0) return { text, removed };
  return { text: cut(text, [...gone, ...onlyUsedBy(source, new Set(gone))]), removed };
}

/** The id of a private check that is a statement of its own, in plain words; undefined for any other statement. */
function privateCheck(statement: ts.Statement): string | undefined {
  if (!ts.isExpressionStatement(statement) || !ts.isCallExpression(statement.expression)) return undefined;
  const { expression, arguments: given } = statement.expression;
  const [id, , , options] = given;
  const isCheck = ts.isIdentifier(expression) && expression.text === 'check';
  if (!isCheck || !id || !ts.isStringLiteral(id) || !options || !ts.isObjectLiteralExpression(options))
    return undefined;
  return options.properties.some((property) => isVisibility(property, 'private')) ? id.text : undefined;
}

function isVisibility(node: ts.Node, value: string): boolean {
  if (!ts.isPropertyAssignment(node) || !ts.isIdentifier(node.name) || node.name.text !== 'visibility') return false;
  return ts.isStringLiteral(node.initializer) && node.initializer.text === value;
}

/** Whatever else speaks of visibility might be private. */
function assertRestIsPublic(source: ts.SourceFile, gone: readonly ts.Statement[], path: string): void {
  const visit = (node: ts.Node): void => {
    if (isVisibility(node, 'public')) return;
    if ((ts.isIdentifier(node) || ts.isStringLiteral(node)) && node.text === 'visibility') throw unclear(node, path);
    ts.forEachChild(node, visit);
  };
  for (const statement of source.statements) if (!gone.includes(statement)) visit(statement);
}

function unclear(node: ts.Node, path: string): ReleaseRefused {
  const { line } = node.getSourceFile().getLineAndCharacterOfPosition(node.getStart());
  return new ReleaseRefused(
    `${path}:${line + 1}: this check is private, or may be. Write a private check as a statement of its own, with its id ` +
      "and { visibility: 'private' } in plain sight, so that a student edition can leave it out.",
  );
}

/** Declarations that nothing needs once other statements are gone: they may say what was asked in private. */
function onlyUsedBy(source: ts.SourceFile, gone: Set<ts.Statement>): ts.Statement[] {
  const found: ts.Statement[] = [];
  for (let before = -1; before !== found.length;) {
    before = found.length;
    for (const statement of source.statements) {
      const names = declaredNames(statement);
      if (gone.has(statement) || names.length === 0) continue;
      const usedBy = source.statements.filter((other) => other !== statement && names.some((name) => mentions(other, name))); // prettier-ignore
      if (usedBy.length === 0 || !usedBy.every((other) => gone.has(other))) continue;
      gone.add(statement);
      found.push(statement);
    }
  }
  return found;
}

function declaredNames(statement: ts.Statement): string[] {
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) return statement.name ? [statement.name.text] : []; // prettier-ignore
  if (!ts.isVariableStatement(statement)) return [];
  const names = statement.declarationList.declarations.map(({ name }) => name);
  return names.every(ts.isIdentifier) ? names.map(({ text }) => text) : [];
}

function mentions(node: ts.Node, name: string): boolean {
  if (ts.isIdentifier(node) && node.text === name) return true;
  return ts.forEachChild(node, (child) => mentions(child, name) || undefined) ?? false;
}

/** With the comments above them. */
function cut(text: string, statements: readonly ts.Statement[]): string {
  const last = [...statements].sort((a, b) => b.pos - a.pos);
  const rest = last.reduce((left, { pos, end }) => left.slice(0, pos) + left.slice(end), text);
  return rest.trimStart();
}
