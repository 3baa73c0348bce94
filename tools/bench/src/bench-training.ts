import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runBenchmark } from '@gradus/backend/bench/benchmark';
import { report } from '@gradus/backend/bench/report';
import { replaceSection } from './replace-section';

export interface TrainingOptions {
  readonly with: readonly string[];
  readonly only: string;
  readonly rounds: number;
  readonly seconds: number;
  readonly limit: number;
}

const REPOSITORY = resolve(__dirname, '../../..');
const DOCUMENT = join(REPOSITORY, 'docs/performance.md');

/** Times training on every engine that is there, prints tables, and writes them into docs/performance.md. */
export async function benchTraining(options: TrainingOptions): Promise<void> {
  const folders = options.with.map((folder) => resolve(folder));
  const benchmark = await runBenchmark({
    ...options,
    with: folders,
    report: (progress) => void process.stderr.write(`${progress}\n`),
  });
  const text = report(benchmark);
  process.stdout.write(`\n${text}\n`);
  if (!options.only) write(text);
}

function write(text: string): void {
  writeFileSync(DOCUMENT, replaceSection(readFileSync(DOCUMENT, 'utf8'), 'training', text));
  execFileSync(process.execPath, [require.resolve('prettier/bin/prettier.cjs'), '--write', DOCUMENT]);
}
