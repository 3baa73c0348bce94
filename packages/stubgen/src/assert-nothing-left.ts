import { Node, type SourceFile } from 'ts-morph';
import { StubError, errorAt } from './stub-error';

/** @throws {StubError} if the stub still needs a helper that was removed, or still has a tag */
export function assertNothingLeft(
  stub: string,
  { source, helpers, used }: { source: SourceFile; helpers: readonly Node[]; used: ReadonlySet<string> },
): void {
  for (const helper of helpers) {
    const name = declaredNames(helper).find((declared) => used.has(declared));
    if (name) throw errorAt(helper, `${name} is tagged @solution, but what stays in the stub needs it; remove the tag`);
  }
  const line = stub.split('\n').find((text) => /@(exercise|solution)\b/.test(text));
  if (line === undefined) return;
  const number = source.getFullText().split('\n').indexOf(line) + 1;
  throw new StubError(
    source.getFilePath().slice(1),
    number,
    `"${line.trim()}" has no effect here; a tag stands on a line of its own in the JSDoc comment of a declaration`,
  );
}

function declaredNames(node: Node): string[] {
  if (Node.isVariableStatement(node)) return node.getDeclarations().map((declaration) => declaration.getName());
  return Node.hasName(node) ? [node.getName()] : [];
}
