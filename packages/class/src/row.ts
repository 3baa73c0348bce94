import type { JournalLine } from '@gradus/contract';

/** One line of grades.csv. Points are hundredths; missing where there is no grade. */
export interface Row {
  readonly id: string;
  /** `missing`: in the roster, without a submission. `pending`: the run ended before its turn. */
  readonly status: JournalLine['status'] | 'missing' | 'pending';
  readonly score?: number;
  readonly maxScore?: number;
  readonly lessons: Readonly<Record<string, number>>;
  /** What an instructor changed, and why. */
  readonly override: string;
  readonly note: string;
}

/** The row of a submission, with what an instructor decided about it. */
export function rowOf(id: string, given: { line: JournalLine | undefined; missing: boolean }): Row {
  const { line, missing } = given;
  const base = { id, lessons: {}, override: '', note: '' };
  if (line === undefined) return { ...base, status: missing ? 'missing' : 'pending' };
  if (line.status !== 'graded') return { ...base, status: line.status, note: line.reason };
  const { status, score, maxScore, lessons } = line;
  return { ...base, status, score, maxScore, lessons };
}
