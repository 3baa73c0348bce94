import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lesson, RunSettings } from '@gradus/contract';
import { makeClass, type MadeClassOptions } from '@gradus/contract/testing';
import { gradesCsv } from '../grades-csv';
import { OutFolder } from '../out-folder';
import { type Row, rowOf } from '../row';

/**
 * The folder of a finished run over a made class, written as a run writes it.
 *
 * @param out a folder that is not there yet
 */
export function writeMadeClass(out: string, options: MadeClassOptions): void {
  const settings = settingsFor(out, options);
  mkdirSync(out, { recursive: true });
  const folder = OutFolder.open(out, settings, { resume: false });
  try {
    const rows = [...makeClass(options)].map((student): Row => {
      const { id, status } = student;
      if (status === 'missing') return rowOf(id, { line: undefined, missing: true });
      const line = status === 'graded' ? folder.finish(student.results) : status === 'refused' ? folder.refuse(id, student.reason) : folder.fail(id, student.reason); // prettier-ignore
      return rowOf(id, { line, missing: false });
    });
    folder.write('grades.csv', gradesCsv(rows, settings.lessons.map((id) => ({ id })))); // prettier-ignore
    folder.clearParts();
  } finally {
    folder.close();
  }
}

/** Writes overrides.json; a run that goes on would put them into grades.csv, too. */
export function writeOverrides(out: string, overrides: readonly object[]): void {
  writeFileSync(join(out, 'overrides.json'), JSON.stringify(overrides));
}

const LESSONS: readonly Lesson['id'][] = ['01-tensor-ops', '02-broadcasting', '03-autograd', '04-softmax'];

function settingsFor(out: string, { lessons = LESSONS.length, seed = 1 }: MadeClassOptions): RunSettings {
  return {
    version: 1,
    submissions: join(out, 'handed-in'),
    lessons: LESSONS.slice(0, lessons),
    seed,
    backend: 'wasm',
    isolation: 'FULL',
    data: '',
    gradus: '0.1.0',
    lessonsHash: '5f0a'.repeat(16),
    machineHash: 'c41d'.repeat(16),
    node: 'v20.19.0',
  };
}
