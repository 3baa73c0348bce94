import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Measurement, studentDay } from './student-day';
import { table } from './table';

/** Times the student's day in a fresh clone and prints a table. */
export function benchStudent(rounds: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'gradus-bench-'));
  try {
    const clone = join(folder, 'gradus');
    execFileSync('git', ['clone', '--quiet', resolve(__dirname, '../../..'), clone]);
    process.stdout.write(`\n${table(measureAll(clone, rounds))}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function measureAll(clone: string, rounds: number): Measurement[] {
  const measurements: Measurement[] = [];
  for (const measurement of studentDay(clone, rounds)) {
    measurements.push(measurement);
    process.stderr.write(`${measurement.step}: ${measurement.seconds.toFixed(2)} s\n`);
  }
  return measurements;
}
