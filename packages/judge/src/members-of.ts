import { bare, constantText, type SyntaxNode, text } from './syntax-node';

/** The names that a node reads as members, or imports from the runtime; members of `tf` a second time as `tf.softmax`. */
export function membersOf(node: SyntaxNode, tfNames: ReadonlySet<string>): string[] {
  const readFrom = (object: unknown, name: string | undefined) => membersRead(object, name, tfNames);
  switch (node.type) {
    case 'MemberExpression':
      return readFrom(node['object'], nameOf(node['property'] as SyntaxNode));
    case 'TsQualifiedName': // import s = tf.softmax
      return readFrom(node['left'], text(node['right']));
    case 'VariableDeclarator':
      return patternOf(node['id']).flatMap((name) => readFrom(node['init'], name));
    case 'AssignmentExpression':
      return patternOf(node['left']).flatMap((name) => readFrom(node['right'], name));
    case 'AssignmentPattern': // a parameter with a default
      return patternOf(node['left']).flatMap((name) => readFrom(node['right'], name));
    case 'ObjectPattern':
      return patternOf(node);
    case 'ImportDeclaration':
      return importedNames(node);
    default:
      return [];
  }
}

/** The names that stand for TensorFlow.js in a file: `tf`, what it is imported as, and variables that hold it. */
export function tfNamesOf(nodes: readonly SyntaxNode[]): Set<string> {
  const names = new Set(['tf']);
  for (const node of nodes) {
    const renamed = node.type === 'ImportSpecifier' && node['imported'];
    if (renamed && text(renamed) === 'tf') names.add(text(node['local']));
    const holds = node.type === 'VariableDeclarator' && (node['id'] as SyntaxNode).type === 'Identifier';
    if (holds && isTf(node['init'], names)) names.add(text(node['id']));
  }
  return names;
}

function membersRead(object: unknown, name: string | undefined, tfNames: ReadonlySet<string>): string[] {
  if (name === undefined) return [];
  return isTf(object, tfNames) ? [name, `tf.${name}`] : [name];
}

function isTf(object: unknown, tfNames: ReadonlySet<string>): boolean {
  const owner = bare(object);
  if (owner?.type === 'MemberExpression') return nameOf(owner['property'] as SyntaxNode) === 'tf'; // runtime.tf
  return owner?.type === 'Identifier' && tfNames.has(text(owner));
}

/** The keys that a destructuring pattern takes out. */
function patternOf(node: unknown): string[] {
  const { type, properties } = node as SyntaxNode;
  if (type !== 'ObjectPattern') return [];
  const keys = (properties as SyntaxNode[]).map(({ key }) => key && nameOf(key as SyntaxNode));
  return keys.filter((key) => typeof key === 'string');
}

function nameOf(property: SyntaxNode): string | undefined {
  if (property.type === 'Identifier') return text(property);
  return constantText(property.type === 'Computed' ? property['expression'] : property);
}

/** What is imported from the runtime by name; other modules hold the student's own exercises. */
function importedNames(node: SyntaxNode): string[] {
  if (text(node['source']) !== '@gradus/runtime') return [];
  return (node['specifiers'] as SyntaxNode[]).map((specifier) => text(specifier['imported'] ?? specifier['local']));
}
