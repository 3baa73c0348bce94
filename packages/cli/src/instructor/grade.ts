import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type ClassOutcome, gradeClass, settingsOf } from '@gradus/class';
import type { Language } from '@gradus/contract';
import type { Course } from '@gradus/judge';
import { type IsolationRequest, LEVELS } from '@gradus/sandbox';
import { plainText } from '@gradus/reports';
import { lessonWords } from '../lesson-words';
import { selectLessons } from '../select';
import { print } from '../terminal';
import { checkInput } from './check-input';
import { outcomeTable } from './outcome-table';
import type { QueueOptions } from './queue-options';
import { startJudge } from './start-judge';
import { INTERRUPTED, withJudge } from './with-judge';

export interface GradeOptions extends QueueOptions {
  out: string;
  lessons?: string;
  jobs?: number;
  types: boolean;
  seed?: number;
  roster?: string;
  resume?: boolean;
  backend: string;
  /** What results and feedback are worded in. */
  lang: Language;
  isolation: IsolationRequest;
  /** A port, or true for a free one. */
  dashboard?: number | true;
}

/**
 * `gradus grade`: grades a class. Exit code 0 if everybody has a row with points or a reason, 3 if the judge failed for
 * somebody, 130 if the run was interrupted.
 */
export async function grade(
  course: Course,
  submissions: string,
  given: GradeOptions,
  isNamed: (option: keyof GradeOptions) => boolean,
): Promise<number> {
  const options = given.resume ? asBegun(given, isNamed) : given;
  checkInput(course, { submissions, ...options });
  const lessons = selectLessons(course, lessonWords(options.lessons));
  const { out, seed, roster, backend, lang: language, resume = false } = options;
  const chosen = { ...(seed !== undefined && { seed }), ...(roster !== undefined && { roster }) };
  const gradeAll = async () =>
    withJudge(await startJudge(course, options), (running) =>
      gradeClass({ course, submissions, out, lessons, backend, language, resume, ...chosen, ...running }),
    );
  const outcome = await (options.dashboard === undefined
    ? gradeAll()
    : besideDashboard(submissions, options, gradeAll));
  report(outcome, submissions, options);
  return exitCode(outcome);
}

/** A run goes on as it was begun, without being told again; whoever names something else is refused later, by name. */
function asBegun(given: GradeOptions, isNamed: (option: keyof GradeOptions) => boolean): GradeOptions {
  if (!existsSync(join(given.out, 'run.json'))) return given; // nothing is begun yet
  const { lessons, roster, backend, isolation, language = 'en' } = settingsOf(given.out);
  const level = LEVELS.find((level) => level === isolation.toLowerCase());
  return {
    ...given,
    ...(!isNamed('lessons') && { lessons: lessons.join(',') }),
    ...(!isNamed('roster') && roster !== undefined && { roster }),
    ...(!isNamed('backend') && { backend }),
    ...(!isNamed('isolation') && level !== undefined && { isolation: level }),
    ...(given.lang === 'en' && { lang: language }), // English is what is meant when nothing is said
  };
}

async function besideDashboard<T>(submissions: string, options: GradeOptions, work: () => Promise<T>): Promise<T> {
  const { out, roster, dashboard } = options;
  const { withDashboard } = await import('../dashboard/dashboard');
  const port = dashboard === true ? undefined : dashboard;
  return withDashboard({ out, submissions, ...(roster !== undefined && { roster }), ...(port !== undefined && { port }) }, work); // prettier-ignore
}

function report(outcome: ClassOutcome, submissions: string, { out }: GradeOptions): void {
  if (outcome.status === 'interrupted') {
    print(`Interrupted; what is done is kept. Go on: gradus grade ${submissions} --out ${out} --resume`);
    return;
  }
  print(outcomeTable(outcome));
  if (outcome.gone.length > 0) {
    print(plainText(`Graded before, and not in ${submissions} any more, so without a row: ${outcome.gone.join(', ')}. Results stay in ${out}/results.`, 300)); // prettier-ignore
  }
  print(`Grades: ${out}/grades.csv    results for you: ${out}/results    for students: ${out}/feedback`);
}

function exitCode({ status, rows }: ClassOutcome): number {
  if (status === 'interrupted') return INTERRUPTED;
  return rows.some((row) => row.status === 'infra-error') ? 3 : 0;
}
