import { constantText, type SyntaxNode, text } from './syntax-node';

const DECLARATIONS = ['ImportDeclaration', 'ExportAllDeclaration', 'ExportNamedDeclaration'];

/** The modules that a node loads when the code runs, in any form; types are gone by then. */
export function importsOf(node: SyntaxNode): string[] {
  if (DECLARATIONS.includes(node.type)) return node['source'] && !isTypeOnly(node) ? [text(node['source'])] : [];
  if (node.type === 'TsImportEqualsDeclaration') return requiredBy(node);
  if (node.type !== 'CallExpression') return [];
  const callee = node['callee'] as SyntaxNode;
  const loads = callee.type === 'Import' || (callee.type === 'Identifier' && text(callee) === 'require');
  const argument = (node['arguments'] as { expression: SyntaxNode }[])[0]?.expression;
  if (!loads || !argument) return [];
  return [constantText(argument) ?? '(computed at run time)'];
}

/** `import x = require('a')` loads a module; `import x = a.b` only names a member. */
function requiredBy(node: SyntaxNode): string[] {
  const { type, expression } = node['moduleRef'] as SyntaxNode;
  return type === 'TsExternalModuleReference' && node['isTypeOnly'] !== true ? [text(expression)] : [];
}

/** `import type { A }` and `import { type A, type B }`. */
function isTypeOnly(node: SyntaxNode): boolean {
  const specifiers = (node['specifiers'] ?? []) as SyntaxNode[];
  const allTypes = specifiers.length > 0 && specifiers.every((specifier) => specifier['isTypeOnly'] === true);
  return node['typeOnly'] === true || allTypes;
}
