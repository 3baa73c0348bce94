import type { Course } from '@gradus/judge';
import { select, selectLessons } from '../select';
import { print, type Progress, withProgress } from '../terminal';
import { checkFiles } from './lesson-check/files';
import type { Finding } from './lesson-check/finding';
import { checkSolutions, checkStubVerdicts } from './lesson-check/graded-findings';
import { checkManifest } from './lesson-check/manifest';
import { checkStubs } from './lesson-check/stub-findings';

export interface LessonCheckOptions {
  json?: boolean;
  seed?: number;
  backend: string;
}

/** `gradus lesson check`: is this fit for students? Exit code 1 if anything is not. */
export async function lessonCheck(
  course: Course,
  words: readonly string[],
  options: LessonCheckOptions,
): Promise<number> {
  const lessons = selectLessons(course, words);
  const onDisk = lessons.flatMap((lesson) => checkFiles(course.root, lesson));
  // Without its files a lesson cannot be read further.
  const findings = onDisk.some(({ problem }) => problem) ? onDisk : [...onDisk, ...(await withProgress(readFurther))];
  return report(findings, options);

  async function readFurther(progress: Progress): Promise<Finding[]> {
    const circumstances = {
      course,
      assignments: select(course, words),
      backend: options.backend,
      ...(options.seed !== undefined && { seed: options.seed }),
      onStart: (total: number) => progress.start(total),
      onDone: (id: string) => progress.step(id),
    };
    return [
      ...lessons.flatMap((lesson) => [...checkManifest(course.root, lesson), ...checkStubs(course, lesson)]),
      ...(await checkSolutions(circumstances)),
      ...(await checkStubVerdicts(lessons, circumstances)),
    ];
  }
}

function report(findings: readonly Finding[], { json }: LessonCheckOptions): number {
  const problems = findings.filter(({ problem }) => problem !== undefined);
  const passed = findings.length - problems.length;
  if (json) {
    print(JSON.stringify({ passed, failed: problems.length, problems }, null, 2));
  } else {
    for (const { subject, problem } of problems) print(`✗ ${subject}\n    ${problem!.replaceAll('\n', '\n    ')}`);
    print(
      problems.length === 0
        ? `All ${passed} findings are fine.`
        : `${problems.length} of ${findings.length} are wrong.`,
    );
  }
  return problems.length === 0 ? 0 : 1;
}
