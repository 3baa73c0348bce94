/** A node of swc's syntax tree, as far as the judge looks at it. */
export interface SyntaxNode {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** Visits every node below a value. */
export function walk(value: unknown, visit: (node: SyntaxNode) => void): void {
  if (Array.isArray(value)) {
    for (const element of value) walk(element, visit);
  } else if (value !== null && typeof value === 'object') {
    if ('type' in value) visit(value as SyntaxNode);
    for (const child of Object.values(value)) walk(child, visit);
  }
}

/** The text of an identifier or a literal. */
export function text(node: unknown): string {
  return String((node as SyntaxNode)['value']);
}

/** The expression inside parentheses and type assertions: `tf` in `(tf as any)!`. */
export function bare(node: unknown): SyntaxNode | null {
  const { type, expression } = (node ?? {}) as SyntaxNode;
  const wraps = type === 'ParenthesisExpression' || /^Ts(As|Const|NonNull|Satisfies|Type)/.test(type ?? '');
  return wraps ? bare(expression) : (node as SyntaxNode | null);
}

/** The text that an expression plainly stands for: `'a'`, `` `a` ``, `'a' + 'b'`; undefined if that shows only when it runs. */
export function constantText(node: unknown): string | undefined {
  const expression = bare(node);
  switch (expression?.type) {
    case 'StringLiteral':
      return text(expression);
    case 'TemplateLiteral': {
      const [quasi, ...others] = expression['quasis'] as SyntaxNode[];
      return others.length === 0 ? String(quasi!['cooked']) : undefined;
    }
    case 'BinaryExpression': {
      const [left, right] = [constantText(expression['left']), constantText(expression['right'])];
      const known = expression['operator'] === '+' && left !== undefined && right !== undefined;
      return known ? left + right : undefined;
    }
    default:
      return undefined;
  }
}
