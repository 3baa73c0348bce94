import { Node } from 'ts-morph';
import { docComment } from './leading-comments';

/** What a doc comment says about the declaration below it. */
export type Tag = { kind: 'exercise'; id: string } | { kind: 'solution' } | { kind: 'none' };

/** The tag of a statement or class member. Overload signatures and their implementation share one. */
export function tagOf(node: Node): Tag {
  return (
    declarationsOf(node)
      .map(ownTag)
      .find((tag) => tag.kind !== 'none') ?? { kind: 'none' }
  );
}

/** A doc comment without its `@exercise` line and the empty lines before it; '' if it says nothing else. */
export function withoutTag(doc: string): string {
  const rest = doc
    .replace(/(\n[ \t]*\*[ \t]*)*\n[ \t]*\*[ \t]*@exercise\b[^\n]*(?=\n)/, '')
    .replace(/^\/\*\*(\n[ \t]*\*[ \t]*)+(?=\n)/, '/**');
  return /^\/\*\*\s*(@exercise\b[^\n]*)?\*\/$/.test(rest) ? '' : rest;
}

function declarationsOf(node: Node): Node[] {
  if (!Node.isFunctionDeclaration(node) && !Node.isMethodDeclaration(node)) return [node];
  const implementation = node.getImplementation();
  return implementation ? [...implementation.getOverloads(), implementation] : [node];
}

function ownTag(node: Node): Tag {
  const match = /^[ \t]*(?:\/\*\*|\*)[ \t]*@(exercise|solution)\b(.*)$/m.exec(docComment(node)?.getText() ?? '');
  if (!match) return { kind: 'none' };
  if (match[1] === 'solution') return { kind: 'solution' };
  return { kind: 'exercise', id: match[2]!.replace('*/', '').trim() };
}
