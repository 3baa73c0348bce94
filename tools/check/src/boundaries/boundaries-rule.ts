import { relative, sep } from 'node:path';
import type { Rule } from 'eslint';
import { describeBoundary } from './describe-boundary';
import { isAllowed } from './is-allowed';
import type { Boundary } from './table';

/** ESLint rule: the file imports only what its row of the table, given as the option, allows. */
export const boundariesRule: Rule.RuleModule = {
  meta: { type: 'problem', schema: [{ type: 'object' }] },
  create(context) {
    const boundary = context.options[0] as Boundary;
    const file = relative(context.cwd, context.filename).split(sep).join('/');
    const listener = (node: Rule.Node) => {
      const { source, typeOnly } = readImport(node as unknown as ImportNode);
      if (source === undefined || isAllowed(boundary, { file, source, typeOnly })) return;
      context.report({ node, message: refusal(boundary, source) });
    };
    return Object.fromEntries(IMPORTS.map((selector) => [selector, listener]));
  },
};

/** Every form in which a file can import another. `require.resolve` only asks where a file is, so it is none. */
const IMPORTS = [
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
  'TSExternalModuleReference',
  'CallExpression[callee.name="require"]',
];

/** What those forms have in common as syntax trees: a literal somewhere, and perhaps a mark that it is about types. */
interface ImportNode {
  type: string;
  source?: Literal | null;
  expression?: Literal;
  arguments?: Literal[];
  importKind?: string;
  exportKind?: string;
  specifiers?: { importKind?: string; exportKind?: string }[];
}

interface Literal {
  value?: unknown;
}

function readImport(node: ImportNode): { source?: string; typeOnly: boolean } {
  const value = (node.source ?? node.expression ?? node.arguments?.[0])?.value;
  return { source: typeof value === 'string' ? value : undefined, typeOnly: isTypeOnly(node) };
}

function isTypeOnly({ type, importKind, exportKind, specifiers = [] }: ImportNode): boolean {
  if (type === 'TSImportType' || importKind === 'type' || exportKind === 'type') return true;
  return specifiers.length > 0 && specifiers.every((one) => one.importKind === 'type' || one.exportKind === 'type');
}

function refusal(boundary: Boundary, source: string): string {
  const allowed = describeBoundary(boundary).join(', ') || 'nothing';
  return `Files of "${boundary.who}" must not import "${source}". They may import: ${allowed}.`;
}
