import ts from 'typescript';

export interface PublicSpec {
  readonly text: string;
  /** Ids of the checks that were taken out. */
  readonly removed: readonly string[];
}

/**
 * A spec without its private checks, and without what only they used.
 *
 * @throws {RangeError} with file and line if it cannot be told from the text whether a check is private
 */
export function publicSpec(text: string, path: string): PublicSpec {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const removed: string[] = [];
  const gone = source.statements.filter((statement) => {
    const id = privateCheck(statement, path);
    if (id !== undefined) removed.push(id);
    return id !== undefined;
  });
  if (gone.length === 0) return { text, removed };
  return { text: cut(text, [...gone, ...onlyUsedBy(source, new Set(gone))]), removed };
}

/** The id of a private check; undefined for any other statement. */
function privateCheck(statement: ts.Statement, path: string): string | undefined {
  let id: string | undefined;
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'check') {
      const [first, , , options] = node.arguments;
      if (isPrivate(options)) {
        const isAlone = ts.isExpressionStatement(statement) && statement.expression === node;
        if (!isAlone || !first || !ts.isStringLiteral(first)) throw unclear(node, path);
        id = first.text;
      } else if (options && !ts.isObjectLiteralExpression(options) && /visibility|private/.test(statement.getText())) {
        throw unclear(node, path);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(statement);
  return id;
}

function isPrivate(options: ts.Expression | undefined): boolean {
  if (!options || !ts.isObjectLiteralExpression(options)) return false;
  return options.properties.some((property) => {
    if (!property.name || property.name.getText().replaceAll(/['"]/g, '') !== 'visibility') return false;
    return !(ts.isPropertyAssignment(property) && /^['"]public['"]$/.test(property.initializer.getText()));
  });
}

function unclear(node: ts.Node, path: string): RangeError {
  const { line } = node.getSourceFile().getLineAndCharacterOfPosition(node.getStart());
  return new RangeError(
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
