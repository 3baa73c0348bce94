import { resolve } from 'node:path';
import { runBenchmark } from '@gradus/backend/bench/benchmark';
import { report } from '@gradus/backend/bench/report';
import { writeSection } from './write-section';

export interface TrainingOptions {
  readonly with: readonly string[];
  readonly only: string;
  readonly rounds: number;
  readonly seconds: number;
  readonly limit: number;
}

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
  if (!options.only) writeSection('training', text);
}
