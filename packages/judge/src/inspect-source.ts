import { parseSync } from '@swc/core';
import { importsOf } from './imports-of';
import { isUntouchedStub } from './is-untouched-stub';
import { membersOf, tfNamesOf } from './members-of';
import { type SyntaxNode, walk } from './syntax-node';

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

/** Reads the facts off the syntax tree of a text that is known to compile. */
export function inspectSource(text: string): SourceFacts {
  const module = parseSync(text, { syntax: 'typescript', target: 'es2022' }) as unknown as SyntaxNode;
  const imports = new Set<string>();
  const members = new Set<string>();
  const nodes: SyntaxNode[] = [];
  walk(module, (node) => void nodes.push(node));
  const tfNames = tfNamesOf(nodes);
  for (const node of nodes) {
    for (const name of importsOf(node)) imports.add(name);
    for (const name of membersOf(node, tfNames)) members.add(name);
  }
  const untouched = isUntouchedStub(module['body'] as SyntaxNode[]);
  return { imports: [...imports], members: [...members], untouched };
}
