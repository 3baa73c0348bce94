import { type ImportDeclaration, type ImportSpecifier, Node } from 'ts-morph';
import type { Edit } from './edits';
import { startWithComments } from './leading-comments';
import { printImport } from './print-import';

const RUNTIME = '@gradus/runtime';
const THROWN = 'NotImplemented';

/** The import declarations of which nothing is used. One that can take the name every stub needs is never among them. */
export function unusedImports(statements: readonly Node[], used: ReadonlySet<string>): ImportDeclaration[] {
  const host = hostOf(statements);
  return importsOf(statements).filter((declaration) => declaration !== host && !isUsed(declaration, used));
}

/** Takes unused names out of the imports that stay, and brings `NotImplemented` in. */
export function importEdits(
  statements: readonly Node[],
  removed: ReadonlySet<Node>,
  used: ReadonlySet<string>,
): Edit[] {
  const host = hostOf(statements);
  const staying = importsOf(statements).filter((declaration) => !removed.has(declaration));
  const narrowed = staying.flatMap((declaration) => narrowedImport(declaration, used, declaration === host));
  return host ? narrowed : [addedImport(statements, removed), ...narrowed];
}

function importsOf(statements: readonly Node[]): ImportDeclaration[] {
  return statements.filter((statement) => Node.isImportDeclaration(statement));
}

function hostOf(statements: readonly Node[]): ImportDeclaration | undefined {
  return importsOf(statements).find(
    (declaration) =>
      declaration.getModuleSpecifierValue() === RUNTIME &&
      !declaration.isTypeOnly() &&
      !declaration.getNamespaceImport(),
  );
}

function isUsed(declaration: ImportDeclaration, used: ReadonlySet<string>): boolean {
  const whole = declaration.getDefaultImport() ?? declaration.getNamespaceImport();
  if (whole && used.has(whole.getText())) return true;
  return declaration.getNamedImports().some((specifier) => used.has(localName(specifier)));
}

function localName(specifier: ImportSpecifier): string {
  return specifier.getAliasNode()?.getText() ?? specifier.getName();
}

function narrowedImport(declaration: ImportDeclaration, used: ReadonlySet<string>, isHost: boolean): Edit[] {
  const specifiers = declaration.getNamedImports();
  const staying = specifiers.filter((specifier) => used.has(localName(specifier)));
  if (!isHost && staying.length === specifiers.length) return [];
  const names = staying.map((specifier) => specifier.getText());
  const text = printImport({
    keyword: declaration.isTypeOnly() ? 'import type' : 'import',
    names: isHost ? [THROWN, ...names] : names,
    from: declaration.getModuleSpecifierValue(),
  });
  return [{ start: declaration.getStart(), end: declaration.getEnd(), text }];
}

function addedImport(statements: readonly Node[], removed: ReadonlySet<Node>): Edit {
  const start = startWithComments(statements[0]!);
  const next = statements.find((statement) => !removed.has(statement));
  const gap = Node.isImportDeclaration(next) ? '\n' : '\n\n';
  return { start, end: start, text: `import { ${THROWN} } from '${RUNTIME}';${gap}` };
}
