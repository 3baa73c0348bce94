import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { type Measurement, studentDay } from './student-day';
import { table } from './table';

/** `npm run bench`: times the student's day in a fresh clone and prints a table. Never a test: figures, not verdicts. */
export async function main(args: readonly string[]): Promise<void> {
  const bench = new Command('gradus-bench')
    .description(
      "Time the student's day in a fresh clone of the committed state: whole commands, as a student runs them.",
    )
    .option('--rounds <number>', 'repetitions of each repeatable step; the median is shown', Number, 5)
    .parse(args, { from: 'user' });
  const { rounds } = bench.opts<{ rounds: number }>();
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
