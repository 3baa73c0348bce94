import { type SyntaxNode, text } from './syntax-node';

/** `export { f }`, `export default …`, `export * from …`, `export = …`: stubs have none of them. */
const EXPORTS_OTHERWISE = /^(Export(Named|Default|All)|TsExport)/;

/**
 * True if every exported function and class throws NotImplemented and does nothing else. Exports that are no functions
 * make a file touched, and so does having none.
 */
export function isUntouchedStub(statements: readonly SyntaxNode[]): boolean {
  if (statements.some((node) => EXPORTS_OTHERWISE.test(node.type))) return false;
  const exported = statements
    .filter((node) => node.type === 'ExportDeclaration')
    .map((node) => node['declaration'] as SyntaxNode);
  const bodies = exported.flatMap(bodiesOf);
  return bodies.length > 0 && bodies.every(throwsNotImplemented);
}

function bodiesOf(declaration: SyntaxNode): (SyntaxNode | null)[] {
  if (declaration.type === 'FunctionDeclaration') return declaration['body'] ? [declaration['body'] as SyntaxNode] : [];
  if (declaration.type === 'ClassDeclaration') {
    return (declaration['body'] as SyntaxNode[]).flatMap((member) => {
      if (member.type === 'Constructor') return [member['body'] as SyntaxNode | null];
      if (member.type.endsWith('Property') && isFunction(member['value'])) return [null];
      if (member.type.endsWith('Method')) return [(member['function'] as SyntaxNode)['body'] as SyntaxNode | null];
      return [];
    });
  }
  return declaration.type === 'VariableDeclaration' ? [null] : [];
}

function isFunction(value: unknown): boolean {
  return /Function/.test(String((value as SyntaxNode | null)?.type));
}

function throwsNotImplemented(body: SyntaxNode | null): boolean {
  const [statement, ...rest] = (body?.['stmts'] ?? []) as SyntaxNode[];
  if (statement?.type !== 'ThrowStatement' || rest.length > 0) return false;
  const thrown = statement['argument'] as SyntaxNode;
  const callee = thrown['callee'] as SyntaxNode | undefined;
  return thrown.type === 'NewExpression' && callee !== undefined && text(callee) === 'NotImplemented';
}
