import { type ClassDeclaration, type FunctionDeclaration, Node } from 'ts-morph';
import { errorAt } from './stub-error';

/** @throws {StubError} if the declaration is no exported function or class whose bodies can be taken out */
export function assertEmptiable(node: Node): asserts node is FunctionDeclaration | ClassDeclaration {
  if (Node.isClassDeclaration(node)) assertClass(node);
  else if (!Node.isFunctionDeclaration(node)) {
    throw errorAt(
      node,
      '@exercise needs a class or a function with a block body: write `export function name(…) { … }`',
    );
  }
  if (!node.hasExportKeyword())
    throw errorAt(node, `the exercise ${node.getName()} is not exported: write \`export\` before it`);
}

function assertClass(node: ClassDeclaration): void {
  const name = node.getName();
  if (node.getExtends()) throw errorAt(node, `the class ${name} extends another one; an exercise must stand alone`);
  if (node.getConstructors().length === 0) {
    throw errorAt(
      node,
      `the class ${name} has no constructor; write one, even if it is empty, so that its stub can throw`,
    );
  }
  for (const property of [...node.getInstanceProperties(), ...node.getStaticProperties()]) {
    const value = Node.isPropertyDeclaration(property) ? property.getInitializer() : undefined;
    if (!Node.isArrowFunction(value) && !Node.isFunctionExpression(value)) continue;
    throw errorAt(property, `the property ${property.getName()} holds a function, which would stay; make it a method`);
  }
}
