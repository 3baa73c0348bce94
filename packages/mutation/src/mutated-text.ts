import type { Span } from './span';

/** A file with one mistake in it. */
export function mutatedText(
  source: string,
  { from, to }: Pick<Span, 'from' | 'to'>,
  { mutator, replacement }: { mutator: string; replacement: string },
): string {
  const isStatement = mutator === 'BlockStatement' || /^(for \(|case |default:)/.test(replacement);
  // In parentheses, so that what stands around does not bind more tightly than what stands inside.
  return source.slice(0, from) + (isStatement ? replacement : `(${replacement})`) + source.slice(to);
}
