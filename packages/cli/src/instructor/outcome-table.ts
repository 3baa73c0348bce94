import type { ClassOutcome } from '@gradus/class';
import { median, plainText, points } from '@gradus/reports';

const MOST_NAMED = 20;

/** What came out of a class run, in a few lines. */
export function outcomeTable({ rows, seed }: ClassOutcome): string {
  const graded = rows.filter(({ status }) => status === 'graded');
  const scores = graded.map(({ score }) => score!).sort((a, b) => a - b);
  const lines = [`${rows.length} rows, seed ${seed}: ${countsOf(rows.map(({ status }) => status))}.`];
  if (scores.length > 0) {
    lines.push(`Points of ${points(graded[0]!.maxScore!)}: median ${points(Math.round(median(scores)))}, from ${points(scores[0]!)} to ${points(scores.at(-1)!)}.`); // prettier-ignore
  }
  const onGpu = graded.flatMap(({ gpu }) => gpu ?? []);
  if (onGpu.length > 0) {
    const gpuScores = onGpu.map(({ score }) => score).sort((a, b) => a - b);
    lines.push(`Of those that only a GPU gives, up to ${points(onGpu[0]!.maxScore)} apart from these: median ${points(Math.round(median(gpuScores)))}.`); // prettier-ignore
  }
  const troubled = rows.filter(({ status }) => status === 'infra-error' || status === 'refused');
  for (const { id, status, note } of troubled.slice(0, MOST_NAMED)) {
    lines.push(plainText(`${id}: ${status}. ${note.split('\n')[0]}`, 200));
  }
  const short = rows.filter(({ status, refusedFiles }) => status === 'graded' && refusedFiles > 0);
  if (short.length > 0) lines.push(`Of ${short.length} graded submissions some files were refused; the notes in grades.csv say which and why.`); // prettier-ignore
  if (troubled.length > MOST_NAMED) lines.push(`… and ${troubled.length - MOST_NAMED} more; see grades.csv.`);
  if (troubled.some(({ status }) => status === 'infra-error')) lines.push('--resume tries infra-errors again.');
  return lines.join('\n');
}

function countsOf(statuses: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const status of statuses) counts.set(status, (counts.get(status) ?? 0) + 1);
  return [...counts].map(([status, count]) => `${count} ${status}`).join(', ') || 'none';
}
