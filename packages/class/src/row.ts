import type { GpuPoints, JournalLine } from '@gradus/contract';
import { noteOf } from './remark-note';

/** One line of grades.csv. Points are hundredths; missing where there is no grade. */
export interface Row {
  readonly id: string;
  /** `missing`: in the roster, without a submission. `pending`: the run ended before its turn. */
  readonly status: JournalLine['status'] | 'missing' | 'pending';
  readonly score?: number;
  readonly maxScore?: number;
  readonly lessons: Readonly<Record<string, number>>;
  /** Apart from them; missing where nothing ran on a GPU. */
  readonly gpu?: GpuPoints;
  /** What an instructor changed, and why. */
  readonly override: string;
  /** Why there are no points, and what of the submission was not used. */
  readonly note: string;
  /** How many files may have been meant as answers and could not be taken. */
  readonly refusedFiles: number;
}

/** The row of a submission, with what an instructor decided about it. */
export function rowOf(id: string, given: { line: JournalLine | undefined; missing: boolean }): Row {
  const { line, missing } = given;
  const base = { id, lessons: {}, override: '', note: '', refusedFiles: 0 };
  if (line === undefined) return { ...base, status: missing ? 'missing' : 'pending' };
  if (line.status === 'infra-error') return { ...base, status: line.status, note: line.reason };
  const { status, remarks = [] } = line;
  const refusedFiles = remarks.filter((remark) => remark.status === 'refused').length;
  if (status === 'refused')
    return { ...base, status, refusedFiles, note: [line.reason, noteOf(remarks)].join(' ').trim() };
  const { score, maxScore, lessons, gpu } = line;
  return { ...base, status, score, maxScore, lessons, ...(gpu && { gpu }), refusedFiles, note: noteOf(remarks) };
}
