import { type Course, isTraining, readAnswers } from '@gradus/judge';
import { select, selectLessons } from '../select';
import { print, type Progress, withProgress } from '../terminal';
import { checkAnswers, noteOnMissing } from './lesson-check/answer-findings';
import { checkFiles } from './lesson-check/files';
import type { Finding } from './lesson-check/finding';
import { checkSolutions, checkStubVerdicts } from './lesson-check/graded-findings';
import { checkManifest } from './lesson-check/manifest';
import { checkStubs } from './lesson-check/stub-findings';
import { noteOnMutants } from './lesson-check/mutants';
import { checkTranslations } from './lesson-check/translations';

/** What is graded; whatever needs no grading is always looked at. */
type Part = 'solutions' | 'stubs' | 'misconceptions' | 'alternatives';

export interface LessonCheckOptions {
  json?: boolean;
  seed?: number;
  backend: string;
  /** All parts if left out. */
  only?: Part;
  /** Try wrong and other right answers to training exercises, too. */
  training?: boolean;
}

interface Report {
  readonly findings: readonly Finding[];
  /** Sentences on what was not looked at, which is no reason to fail. */
  readonly notes: readonly string[];
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
  if (onDisk.some(({ problem }) => problem)) return report({ findings: onDisk, notes: [] }, options);
  const { findings, notes } = await withProgress(readFurther);
  return report({ findings: [...onDisk, ...findings], notes }, options);

  async function readFurther(progress: Progress): Promise<Report> {
    const circumstances = {
      course,
      assignments: select(course, words),
      backend: options.backend,
      ...(options.seed !== undefined && { seed: options.seed }),
      onStart: (total: number) => progress.start(total),
      onDone: (id: string) => progress.step(id),
    };
    const wants = (part: Part) => (options.only ?? part) === part;
    const answers = lessons.flatMap((lesson) => readAnswers(course.root, lesson));
    const wanted = answers.filter(({ kind }) => wants(`${kind}s`));
    const quick = wanted.filter(({ assignment }) => options.training || !isTraining(course, assignment));
    return {
      findings: [
        ...lessons.flatMap((lesson) => [
          ...checkManifest(course.root, lesson),
          checkTranslations(course.root, lesson),
          ...checkStubs(course, lesson),
        ]),
        ...(wants('solutions') ? await checkSolutions(circumstances) : []),
        ...(wants('stubs') ? await checkStubVerdicts(lessons, circumstances) : []),
        ...(await checkAnswers(quick, circumstances)),
      ],
      notes: [
        ...noteOnPostponed(wanted.length - quick.length),
        ...noteOnMissing(lessons, answers),
        ...noteOnMutants(course, lessons),
      ],
    };
  }
}

function noteOnPostponed(count: number): string[] {
  return count === 0 ? [] : [`Answers to training exercises that were not tried: ${count}. To try them, which takes minutes: --training.`]; // prettier-ignore
}

function report({ findings, notes }: Report, { json }: LessonCheckOptions): number {
  const problems = findings.filter(({ problem }) => problem !== undefined);
  const passed = findings.length - problems.length;
  if (json) {
    print(JSON.stringify({ passed, failed: problems.length, problems, notes }, null, 2));
  } else {
    for (const { subject, problem } of problems) print(`✗ ${subject}\n    ${problem!.replaceAll('\n', '\n    ')}`);
    print(
      problems.length === 0
        ? `All ${passed} findings are fine.`
        : `${problems.length} of ${findings.length} are wrong.`,
    );
    for (const note of notes) print(note);
  }
  return problems.length === 0 ? 0 : 1;
}
