import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { replaceSection } from './replace-section';
import { type Measurement, studentDay } from './student-day';
import { table } from './table';

const DOCUMENT = resolve(__dirname, '../../../docs/performance.md');

/** Times the student's day in a fresh clone and prints a table. */
export async function benchStudent({ rounds, write = false }: { rounds: number; write?: boolean }): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'gradus-bench-'));
  try {
    const clone = join(folder, 'gradus');
    execFileSync('git', ['clone', '--quiet', resolve(__dirname, '../../..'), clone]);
    const text = table(await measureAll(clone, rounds));
    process.stdout.write(`\n${text}\n`);
    if (write) writeFileSync(DOCUMENT, replaceSection(readFileSync(DOCUMENT, 'utf8'), 'student', text));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureAll(clone: string, rounds: number): Promise<Measurement[]> {
  const measurements: Measurement[] = [];
  for await (const measurement of studentDay(clone, rounds)) {
    measurements.push(measurement);
    process.stderr.write(`${measurement.step}: ${measurement.seconds.toFixed(2)} s\n`);
  }
  return measurements;
}
