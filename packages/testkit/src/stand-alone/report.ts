/** What became of one reference solution. */
export type Judgement = { readonly id: string; readonly lesson: string } & (
  | { readonly status: 'passed'; readonly seconds: number }
  | { readonly status: 'failed'; readonly seconds: number; readonly reason: string }
  | { readonly status: 'skipped'; readonly reason: string }
);

export interface TestResult {
  readonly backend: string;
  readonly device: string;
  readonly kind: string;
  readonly judged: readonly Judgement[];
}

/** The lessons as a table in Markdown, a column for each backend, and why what was left out was. */
export function report(results: readonly TestResult[]): string {
  const lessons = [...new Set(results.flatMap(({ judged }) => judged.map(({ lesson }) => lesson)))].sort();
  const rows = lessons.map((lesson) => [lesson, ...results.map((result) => cell(result, lesson))]);
  const reasons = results.flatMap(({ judged }) =>
    judged.flatMap((one) => (one.status === 'skipped' ? [one.reason] : [])),
  );
  return [
    results.map(({ backend, device }) => `Reference solutions on ${backend}: ${device}`).join('\n\n'),
    table(['lesson', ...results.map(({ backend }) => backend)], rows),
    ...[...new Set(reasons)].map((reason) => `Skipped: ${reason}.`),
  ].join('\n\n');
}

/** `8 of 10, 1 skipped, 14.8 s` */
function cell({ judged }: TestResult, lesson: string): string {
  const mine = judged.filter((one) => one.lesson === lesson);
  const count = (status: Judgement['status']) => mine.filter((one) => one.status === status).length;
  const seconds = mine.reduce((sum, one) => sum + (one.status === 'skipped' ? 0 : one.seconds), 0);
  const skipped = count('skipped') > 0 ? `${count('skipped')} skipped, ` : '';
  return `${count('passed')} of ${count('passed') + count('failed')}, ${skipped}${seconds.toFixed(1)} s`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), `| --- |${' ---: |'.repeat(head.length - 1)}`, ...rows.map(line)].join('\n');
}
