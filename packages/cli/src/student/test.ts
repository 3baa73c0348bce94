import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Results } from '@gradus/contract';
import { type Course, findExercise, grade } from '@gradus/judge';
import type { IsolationRequest } from '@gradus/sandbox';
import { testReport, trainingLine } from '@gradus/reports';
import { select } from '../select';
import { print, standardOutput, withProgress } from '../terminal';
import { UsageError } from '../usage-error';
import { curvePath, writeCurves, writeCurvesBeside } from './curves';
import { notePasses } from './note-passes';

export interface TestOptions {
  json?: boolean;
  out?: string;
  seed?: number;
  backend: string;
  cache: boolean;
  isolation: IsolationRequest;
}

/** `gradus test`: grades the exercises and reports. Exit code 1 if something attempted is wrong, 3 if the judge failed. */
export async function test(course: Course, words: readonly string[], options: TestOptions): Promise<number> {
  const assignments = select(course, words);
  const fresh = new Set<string>();
  const results = await withProgress((progress) =>
    grade({
      course,
      submission: { id: 'me', root: course.root, tree: 'exercises' },
      assignments,
      backend: options.backend,
      // Verdicts that are kept came about at the weak level, and would not be true of another.
      cache: options.cache && options.isolation === 'weak',
      isolation: options.isolation,
      adviseOnTypes: true,
      ...(options.seed !== undefined && { seed: options.seed }),
      onStart: (total) => progress.start(total),
      onDone: (id) => {
        fresh.add(id);
        progress.step(id);
      },
      onTraining: (id, training) => progress.show(id, trainingLine(findExercise(course, id)!.exercise, training)),
    }),
  );
  notePasses(course, results);
  await writeCurves(course.root, results, fresh);
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
