import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Results } from '@gradus/contract';
import { keepTraining } from '@gradus/dashboard/keep-training';
import type { Course } from '@gradus/judge';
import { testReport } from '@gradus/reports';
import { select } from '../select';
import { print, standardOutput } from '../terminal';
import { UsageError } from '../usage-error';
import { curvePath, writeCurvesBeside } from './curves';
import { gradeMine, type GradeMineOptions } from './grade-mine';

export interface TestOptions extends GradeMineOptions {
  readonly json?: boolean;
  readonly out?: string;
}

/** `gradus test`: grades the exercises and reports. Exit code 1 if something attempted is wrong, 3 if the judge failed. */
export async function test(course: Course, words: readonly string[], options: TestOptions): Promise<number> {
  const results = await gradeMine(course, select(course, words), options);
  if (options.out !== undefined) await writeResults(options.out, results);
  if (options.json) print(JSON.stringify(results, null, 2));
  else {
    const detail = isAboutExercises(words) ? 'all' : 'first';
    print(testReport(results, { detail, terminal: standardOutput(), curvePath }));
  }
  return exitCode(results);
}

/** Someone who names exercises wants to see everything about them. */
function isAboutExercises(words: readonly string[]): boolean {
  return words.length > 0 && words.every((word) => word.includes('.'));
}

async function writeResults(file: string, results: Results): Promise<void> {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
    await writeCurvesBeside(file, results);
  } catch (error) {
    throw new UsageError(`The results cannot be written to "${file}": ${(error as Error).message}`);
  }
}

function exitCode({ status }: Results): number {
  if (status === 'infra-error') return 3;
  return status === 'fail' ? 1 : 0;
}
