import { parseSync } from '@swc/core';

/** What a source text says without being run. */
export interface SourceFacts {
  /** modules it imports, in any form */
  imports: string[];
  /**
   * names it reads as members: `tf.softmax`, `x['softmax']`, `const { softmax } = tf`, and imports from the runtime;
   * members of `tf` stand here a second time as `tf.softmax`
   */
  members: string[];
  /** every exported function and class still throws NotImplemented and does nothing else */
  untouched: boolean;
}

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** Reads the facts off the syntax tree of a text that is known to compile. */
export function inspectSource(text: string): SourceFacts {
  const module = parseSync(text, { syntax: 'typescript', target: 'es2022' }) as unknown as Node;
  const imports = new Set<string>();
  const members = new Set<string>();
  walk(module, (node) => {
    for (const name of importsOf(node)) imports.add(name);
    for (const name of [...membersOf(node), ...importedNames(node)]) members.add(name);
  });
  return { imports: [...imports], members: [...members], untouched: isUntouched(module['body'] as Node[]) };
}

function walk(value: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(value)) {
    for (const element of value) walk(element, visit);
  } else if (value !== null && typeof value === 'object') {
    if ('type' in value) visit(value as Node);
    for (const child of Object.values(value)) walk(child, visit);
  }
}

function importsOf(node: Node): string[] {
  const isImport = ['ImportDeclaration', 'ExportAllDeclaration', 'ExportNamedDeclaration'].includes(node.type);
  if (isImport && node['source'] && node['typeOnly'] !== true) return [text(node['source'])];
  if (node.type !== 'CallExpression') return [];
  const callee = node['callee'] as Node;
  const loads = callee.type === 'Import' || (callee.type === 'Identifier' && callee['value'] === 'require');
  const argument = (node['arguments'] as { expression: Node }[])[0]?.expression;
  if (!loads || !argument) return [];
  return [argument.type === 'StringLiteral' ? text(argument) : '(computed at run time)'];
}

function membersOf(node: Node): string[] {
  if (node.type === 'MemberExpression') {
    const name = memberName(node['property'] as Node);
    return name === undefined ? [] : isTf(node['object']) ? [name, `tf.${name}`] : [name];
  }
  if (node.type === 'VariableDeclarator' && isTf(node['init']) && (node['id'] as Node).type === 'ObjectPattern') {
    return ((node['id'] as Node)['properties'] as Node[]).flatMap(({ key }) => (key ? [`tf.${text(key)}`] : []));
  }
  if (node.type === 'KeyValuePatternProperty' || node.type === 'AssignmentPatternProperty') return [text(node['key'])];
  return [];
}

function memberName(property: Node): string | undefined {
  if (property.type === 'Identifier') return text(property);
  const key = property['expression'] as Node | undefined;
  return key?.type === 'StringLiteral' ? text(key) : undefined;
}

function isTf(node: unknown): boolean {
  return (node as Node | null)?.type === 'Identifier' && text(node) === 'tf';
}

/** What is imported from the runtime by name; other modules hold the student's own exercises. */
function importedNames(node: Node): string[] {
  if (node.type !== 'ImportDeclaration' || text(node['source']) !== '@gradus/runtime') return [];
  return (node['specifiers'] as Node[]).map((specifier) => text(specifier['imported'] ?? specifier['local']));
}

/** Exports that do something besides throwing NotImplemented make a file touched; so does having none. */
function isUntouched(statements: readonly Node[]): boolean {
  const exported = statements
    .filter((node) => node.type === 'ExportDeclaration')
    .map((node) => node['declaration'] as Node);
  const bodies = exported.flatMap(bodiesOf);
  return bodies.length > 0 && bodies.every(throwsNotImplemented);
}

function bodiesOf(declaration: Node): (Node | null)[] {
  if (declaration.type === 'FunctionDeclaration') return declaration['body'] ? [declaration['body'] as Node] : [];
  if (declaration.type === 'ClassDeclaration') {
    return (declaration['body'] as Node[]).flatMap((member) => {
      if (member.type === 'Constructor') return [member['body'] as Node | null];
      if (member.type.endsWith('Method')) return [(member['function'] as Node)['body'] as Node | null];
      return [];
    });
  }
  return declaration.type === 'VariableDeclaration' ? [null] : [];
}

function throwsNotImplemented(body: Node | null): boolean {
  const [statement, ...rest] = (body?.['stmts'] ?? []) as Node[];
  if (statement?.type !== 'ThrowStatement' || rest.length > 0) return false;
  const thrown = statement['argument'] as Node;
  const callee = thrown['callee'] as Node | undefined;
  return thrown.type === 'NewExpression' && callee !== undefined && text(callee) === 'NotImplemented';
}

function text(node: unknown): string {
  return String((node as Node)['value']);
}
