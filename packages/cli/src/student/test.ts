import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Results } from '@gradus/contract';
import type { Assignment, Course } from '@gradus/judge';
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
  const assignments = select(course, words);
  if (options.inspect !== undefined) announceDebugger(assignments, options, options.inspect);
  const results = await gradeMine(course, assignments, options);
  if (options.out !== undefined) await writeResults(options.out, results);
  if (options.json) print(JSON.stringify(results, null, 2));
  else {
    const detail = isAboutExercises(words) ? 'all' : 'first';
    print(testReport(results, { detail, terminal: standardOutput(), curvePath }));
  }
  return exitCode(results);
}

/** @throws {UsageError} unless it is one exercise, run as one's own */
function announceDebugger(assignments: readonly Assignment[], { isolation }: TestOptions, port: number): void {
  if (assignments.length !== 1)
    throw new UsageError('--inspect is for one exercise, such as: gradus test 4.02 --inspect');
  if (isolation !== 'weak')
    throw new UsageError(`--inspect cannot look into the level "${isolation}", only into "weak".`);
  process.stderr.write(
    `Waiting for a debugger on 127.0.0.1:${port}: "Debug this exercise" in VS Code, chrome://inspect in Chrome. ` +
      'There are no time limits meanwhile; Ctrl-C ends it.\n',
  );
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
