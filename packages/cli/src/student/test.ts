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
import { phrasesIn } from '../language/phrases-in';
import { textsIn } from '../language/texts';

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
    const { readme } = textsIn(course, options.lang);
    const readmeOf = (id: string) => readme(course.lessons.find((lesson) => lesson.id === id)!);
    print(testReport(results, { detail, terminal: standardOutput(options.lang), curvePath, readmeOf }));
  }
  return exitCode(results);
}

/** @throws {UsageError} unless it is one exercise, run as one's own */
function announceDebugger(assignments: readonly Assignment[], { isolation, lang }: TestOptions, port: number): void {
  if (assignments.length !== 1) throw new UsageError((phrases) => phrases.inspectOne);
  if (isolation !== 'weak') throw new UsageError((phrases) => phrases.inspectWeak(isolation));
  process.stderr.write(`${phrasesIn(lang).waitingForDebugger(port)}
`);
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
    throw new UsageError((phrases) => phrases.resultsNotWritten(file, (error as Error).message));
  }
}

function exitCode({ status }: Results): number {
  if (status === 'infra-error') return 3;
  return status === 'fail' ? 1 : 0;
}
