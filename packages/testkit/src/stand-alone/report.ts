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

/** The lessons as a table in Markdown, and why what did not pass did not. */
export function report({ backend, device, judged }: TestResult): string {
  const lessons = [...new Set(judged.map(({ lesson }) => lesson))].sort();
  const rows = lessons.map((lesson) => rowOf(lesson, judged.filter((one) => one.lesson === lesson))); // prettier-ignore
  const reasons = [...new Set(judged.flatMap((one) => (one.status === 'skipped' ? [one.reason] : [])))];
  return [
    `Reference solutions on ${backend}: ${device}`,
    ['| lesson | passed | failed | skipped | seconds |', '| --- | ---: | ---: | ---: | ---: |', ...rows].join('\n'),
    ...reasons.map((reason) => `Skipped: ${reason}.`),
  ].join('\n\n');
}

function rowOf(lesson: string, judged: readonly Judgement[]): string {
  const count = (status: Judgement['status']) => judged.filter((one) => one.status === status).length;
  const seconds = judged.reduce((sum, one) => sum + (one.status === 'skipped' ? 0 : one.seconds), 0);
  return `| ${lesson} | ${count('passed')} | ${count('failed')} | ${count('skipped')} | ${seconds.toFixed(1)} |`;
}
