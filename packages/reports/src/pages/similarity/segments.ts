import type { Region, Span } from '@gradus/contract';

/** A piece of an answer as it is shown. */
export type Segment =
  | { readonly status: 'text'; readonly text: string }
  /** Lines that are left out. */
  | { readonly status: 'gap'; readonly lines: number }
  /** What is in both answers; the same number on either side. */
  | { readonly status: 'shared'; readonly text: string; readonly number: number };

/** So many lines around what is shared are shown, too. */
const CONTEXT = 3;

/** An answer in pieces: what it shares with the other one, and some lines around that. */
export function segmentsOf(text: string, regions: readonly Region[], side: 'left' | 'right'): Segment[] {
  const spans = regions
    .map((region, i) => ({ span: region[side], number: i + 1 }))
    .sort((a, b) => a.span[0] - b.span[0]);
  const segments: Segment[] = [];
  let end = 0;
  for (const { span, number } of spans) {
    segments.push(...between(text, [end, span[0]], { isFirst: end === 0, isLast: false }));
    segments.push({ status: 'shared', text: text.slice(...span), number });
    end = span[1];
  }
  return [
    ...segments,
    ...between(text, [end, Math.max(end, text.trimEnd().length)], { isFirst: end === 0, isLast: true }),
  ];
}

function between(text: string, span: Span, { isFirst, isLast }: { isFirst: boolean; isLast: boolean }): Segment[] {
  const lines = text.slice(...span).split('\n');
  const [head, tail] = [isFirst ? 0 : CONTEXT + 1, isLast ? 0 : CONTEXT + 1];
  const left = lines.length - head - tail;
  if (left < 2) return lines.join('') === '' && lines.length === 1 ? [] : [{ status: 'text', text: lines.join('\n') }];
  return [
    ...(head > 0 ? [{ status: 'text', text: `${lines.slice(0, head).join('\n')}\n` } as const] : []),
    { status: 'gap', lines: left },
    ...(tail > 0 ? [{ status: 'text', text: `\n${lines.slice(lines.length - tail).join('\n')}` } as const] : []),
  ];
}
