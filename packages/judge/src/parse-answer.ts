import { compile } from './compile';
import { inspectSource, type SourceFacts } from './inspect-source';

/** What a text turned out to be: code that can be loaded and what it says, or no TypeScript. */
export type ParsedAnswer =
  { status: 'parsed'; code: string; map: string; facts: SourceFacts } | { status: 'failed'; message: string };

export function parseAnswer({ path, text }: { path: string; text: string }): ParsedAnswer {
  const compiled = compile(text, path);
  if (compiled.status === 'failed') return compiled;
  return { status: 'parsed', code: compiled.code, map: compiled.map, facts: inspectSource(text) };
}
