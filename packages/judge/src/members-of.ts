import { bare, constantText, type SyntaxNode, text } from './syntax-node';

/** The names that a node reads as members, or imports from the runtime; members of `tf` a second time as `tf.softmax`. */
export function membersOf(node: SyntaxNode): string[] {
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

function readFrom(object: unknown, name: string | undefined): string[] {
  if (name === undefined) return [];
  const owner = bare(object);
  return owner?.type === 'Identifier' && text(owner) === 'tf' ? [name, `tf.${name}`] : [name];
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
