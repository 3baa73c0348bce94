/** The little of Babel's syntax tree that is looked at. */
interface SyntaxNode {
  readonly type: string;
  readonly callee?: { readonly name?: string };
  readonly argument?: SyntaxNode;
  readonly body?: readonly SyntaxNode[];
}

interface SyntaxPath {
  readonly node: SyntaxNode;
  readonly parent?: SyntaxNode;
}

const REASON = 'It is the wording of an error.';

/**
 * Leaves out the arguments of `new Error(…)`, and what is computed for them right before: declarations in a block that does
 * nothing else than throw. Lessons ask that something is thrown, not in which words; a grader that insisted on the author's
 * would be wrong. Whether anything is thrown, and when, is tried.
 */
export const ignoreWording = {
  shouldIgnore(path: object): string | undefined {
    const { node, parent } = path as SyntaxPath;
    return isNewError(node) || (node.type === 'VariableDeclaration' && onlyThrows(parent)) ? REASON : undefined;
  },
};

function isNewError(node: SyntaxNode | undefined): boolean {
  return node?.type === 'NewExpression' && /Error$/.test(node.callee?.name ?? '');
}

function onlyThrows(block: SyntaxNode | undefined): boolean {
  if (block?.type !== 'BlockStatement') return false;
  const statements = [...block.body!];
  const last = statements.pop();
  return (
    last?.type === 'ThrowStatement' &&
    isNewError(last.argument) &&
    statements.every(({ type }) => type === 'VariableDeclaration')
  );
}
