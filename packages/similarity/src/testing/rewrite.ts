import ts from 'typescript';
import type { Random } from './seeded';

/**
 * An answer as somebody else might have written it who had the same idea: each of a dozen habits is somebody's or not, and
 * is followed at most places. What it computes may change; for comparing texts that does not matter.
 */
export function ownWords(text: string, random: Random): string {
  const isHabit = HABITS.map(() => random() < 0.5);
  const file = parse(text);
  const { transformed } = ts.transform(file, [
    (context) => (root) => {
      const visit = (node: ts.Node): ts.Node => {
        let changed = ts.visitEachChild(node, visit, context);
        HABITS.forEach((habit, i) => {
          if (isHabit[i] && random() < 0.85) changed = habit(changed, random);
        });
        return changed;
      };
      return ts.visitNode(root, visit) as ts.SourceFile;
    },
  ]);
  return print(transformed[0]!);
}

type Habit = (node: ts.Node, random: Random) => ts.Node;

const { factory } = ts;

const HABITS: readonly Habit[] = [
  // tf.add(a, b) for a.add(b)
  (node) =>
    ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    OPERATIONS.has(node.expression.name.text) &&
    !(ts.isIdentifier(node.expression.expression) && ['tf', 'Math'].includes(node.expression.expression.text))
      ? factory.createCallExpression(
          factory.createPropertyAccessExpression(factory.createIdentifier('tf'), node.expression.name),
          node.typeArguments,
          [node.expression.expression, ...node.arguments],
        )
      : node,
  // braces around a single statement
  (node) =>
    ts.isIfStatement(node) && !ts.isBlock(node.thenStatement)
      ? factory.updateIfStatement(
          node,
          node.expression,
          factory.createBlock([node.thenStatement], true),
          node.elseStatement,
        )
      : node,
  (node) =>
    (ts.isForStatement(node) || ts.isForOfStatement(node)) && !ts.isBlock(node.statement)
      ? withBody(node, factory.createBlock([node.statement], true))
      : node,
  // x => { return …; } for x => …
  (node) =>
    ts.isArrowFunction(node) && !ts.isBlock(node.body)
      ? factory.updateArrowFunction(node, node.modifiers, node.typeParameters, node.parameters, node.type, node.equalsGreaterThanToken, factory.createBlock([factory.createReturnStatement(node.body)], true)) // prettier-ignore
      : node,
  // const result = …; return result;
  (node) =>
    ts.isBlock(node)
      ? factory.updateBlock(node, node.statements.flatMap((statement) =>
          ts.isReturnStatement(statement) && statement.expression && !ts.isIdentifier(statement.expression)
            ? [declare('result', statement.expression), factory.createReturnStatement(factory.createIdentifier('result'))]
            : [statement])) // prettier-ignore
      : node,
  // an intermediate value gets a name
  (node, random) =>
    ts.isBlock(node)
      ? factory.updateBlock(node, node.statements.flatMap((statement, i) => {
          const found = random() < 0.5 ? firstCall(statement) : undefined;
          if (found === undefined) return [statement];
          const name = `part${i}`;
          return [declare(name, found), replaced(statement, found, factory.createIdentifier(name))];
        })) // prettier-ignore
      : node,
  // if (…) return a; return b; for c ? a : b
  (node) =>
    ts.isReturnStatement(node) && node.expression && ts.isConditionalExpression(node.expression)
      ? factory.createIfStatement(node.expression.condition, factory.createReturnStatement(node.expression.whenTrue), factory.createReturnStatement(node.expression.whenFalse)) // prettier-ignore
      : node,
  // a <= b for !(a > b), and turned comparisons
  (node) =>
    ts.isBinaryExpression(node) && TURNED.has(node.operatorToken.kind)
      ? factory.createBinaryExpression(node.right, TURNED.get(node.operatorToken.kind)!, node.left)
      : node,
  // for with an index for for … of
  (node) =>
    ts.isForOfStatement(node) && ts.isVariableDeclarationList(node.initializer)
      ? indexed(node, node.initializer.declarations[0]!.name)
      : node,
  // other messages, or an error of another kind
  (node) =>
    ts.isNewExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'Error'
      ? factory.createNewExpression(factory.createIdentifier('RangeError'), undefined, [
          factory.createStringLiteral('invalid'),
        ])
      : node,
  // no types at variables, or no type arguments
  (node) =>
    ts.isCallExpression(node) && node.typeArguments
      ? factory.createCallExpression(node.expression, undefined, node.arguments)
      : node,
  // x += 1 for x++
  (node) =>
    ts.isPostfixUnaryExpression(node) && node.operator === ts.SyntaxKind.PlusPlusToken
      ? factory.createBinaryExpression(node.operand, ts.SyntaxKind.PlusEqualsToken, factory.createNumericLiteral(1))
      : node,
];

const OPERATIONS = new Set(
  'add sub mul div exp log sum mean max min matMul square sqrt reshape transpose slice concat gather neg abs relu tanh greater equal cast tile squeeze expandDims argMax'.split(
    ' ',
  ),
);

const TURNED = new Map<ts.SyntaxKind, ts.BinaryOperator>([
  [ts.SyntaxKind.LessThanToken, ts.SyntaxKind.GreaterThanToken],
  [ts.SyntaxKind.GreaterThanToken, ts.SyntaxKind.LessThanToken],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsEqualsToken],
  [ts.SyntaxKind.PlusToken, ts.SyntaxKind.PlusToken],
  [ts.SyntaxKind.AsteriskToken, ts.SyntaxKind.AsteriskToken],
]);

function withBody(node: ts.ForStatement | ts.ForOfStatement, body: ts.Statement): ts.Node {
  return ts.isForStatement(node)
    ? factory.updateForStatement(node, node.initializer, node.condition, node.incrementor, body)
    : factory.updateForOfStatement(node, node.awaitModifier, node.initializer, node.expression, body);
}

function indexed(node: ts.ForOfStatement, name: ts.BindingName): ts.Node {
  const [i, list] = [factory.createIdentifier('i'), factory.createIdentifier('list')];
  const element = factory.createElementAccessExpression(list, i);
  const body = ts.isBlock(node.statement) ? node.statement.statements : [node.statement];
  const loop = factory.createForStatement(
    factory.createVariableDeclarationList([factory.createVariableDeclaration(i, undefined, undefined, factory.createNumericLiteral(0))], ts.NodeFlags.Let),
    factory.createBinaryExpression(i, ts.SyntaxKind.LessThanToken, factory.createPropertyAccessExpression(list, 'length')),
    factory.createPostfixIncrement(i),
    factory.createBlock([factory.createVariableStatement(undefined, factory.createVariableDeclarationList([factory.createVariableDeclaration(name, undefined, undefined, element)], ts.NodeFlags.Const)), ...body], true),
  ); // prettier-ignore
  return factory.createBlock([declare('list', factory.createArrayLiteralExpression([factory.createSpreadElement(node.expression)])), loop], true); // prettier-ignore
}

function declare(name: string, value: ts.Expression): ts.Statement {
  const declaration = factory.createVariableDeclaration(name, undefined, undefined, value);
  return factory.createVariableStatement(
    undefined,
    factory.createVariableDeclarationList([declaration], ts.NodeFlags.Const),
  );
}

/** The innermost call that is the receiver or an argument of another one. */
function firstCall(statement: ts.Node): ts.CallExpression | undefined {
  let found: ts.CallExpression | undefined;
  const visit = (node: ts.Node, depth: number): void => {
    if (ts.isFunctionLike(node) || ts.isBlock(node)) return;
    if (ts.isCallExpression(node) && depth > 0) found = node;
    ts.forEachChild(node, (child) => visit(child, depth + (ts.isCallExpression(node) ? 1 : 0)));
  };
  if (ts.isVariableStatement(statement) || ts.isReturnStatement(statement)) visit(statement, 0);
  return found;
}

function replaced(statement: ts.Statement, from: ts.Node, to: ts.Expression): ts.Statement {
  const { transformed } = ts.transform(statement, [
    (context) => (root) => {
      const visit = (node: ts.Node): ts.Node => (node === from ? to : ts.visitEachChild(node, visit, context));
      return visit(root) as ts.Statement;
    },
  ]);
  return transformed[0]!;
}

/** A copy that does not want to be seen. */
export const DISGUISES: Readonly<Record<string, (text: string, random: Random) => string>> = {
  'exact copy': (text) => text,
  'comments changed': (text) => `// my own work\n${print(parse(text), true).replaceAll('{\n', '{ // here we go\n')}`,
  'names changed': (text, random) => renamed(text, random),
  'functions reordered': (text, random) => reordered(text, random),
  'all of it': (text, random) => `/* mine */ ${print(parse(reordered(renamed(text, random), random)), true).replaceAll('const ', 'let ')}`, // prettier-ignore
};

/** Every name that the file declares gets another one. */
function renamed(text: string, random: Random): string {
  const file = parse(text);
  const names = new Map<string, string>();
  const collect = (node: ts.Node): void => {
    const isDeclaration = ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isFunctionDeclaration(node) || ts.isBindingElement(node); // prettier-ignore
    if (isDeclaration && node.name && ts.isIdentifier(node.name))
      names.set(node.name.text, `v${Math.floor(random() * 1e9)}`);
    ts.forEachChild(node, collect);
  };
  collect(file);
  const { transformed } = ts.transform(file, [
    (context) => (root) => {
      const visit = (node: ts.Node): ts.Node => {
        if (ts.isIdentifier(node) && names.has(node.text) && !(ts.isPropertyAccessExpression(node.parent) && node.parent.name === node)) return factory.createIdentifier(names.get(node.text)!); // prettier-ignore
        return ts.visitEachChild(node, visit, context);
      };
      return ts.visitNode(root, visit) as ts.SourceFile;
    },
  ]);
  return print(transformed[0]!);
}

function reordered(text: string, random: Random): string {
  const file = parse(text);
  const imports = file.statements.filter(ts.isImportDeclaration);
  const others = file.statements.filter((statement) => !ts.isImportDeclaration(statement));
  const order = others.map((statement) => ({ statement, at: random() })).sort((a, b) => a.at - b.at);
  return print(factory.updateSourceFile(file, [...imports, ...order.map(({ statement }) => statement)]));
}

function parse(text: string): ts.SourceFile {
  return ts.createSourceFile('answer.ts', text, ts.ScriptTarget.ESNext, true);
}

function print(file: ts.SourceFile, removeComments = false): string {
  return ts.createPrinter({ removeComments }).printFile(file);
}
