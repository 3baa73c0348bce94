import { type ClassOutcome, gradeClass } from '@gradus/class';
import type { Language } from '@gradus/contract';
import type { Course } from '@gradus/judge';
import type { IsolationRequest } from '@gradus/sandbox';
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
export async function grade(course: Course, submissions: string, options: GradeOptions): Promise<number> {
  checkInput(course, { submissions, ...options });
  const lessons = selectLessons(course, options.lessons?.split(',').filter((word) => word !== '') ?? []);
  const { out, seed, roster, backend, lang: language, resume = false } = options;
  const given = { ...(seed !== undefined && { seed }), ...(roster !== undefined && { roster }) };
  const gradeAll = async () =>
    withJudge(await startJudge(course, options), (running) =>
      gradeClass({ course, submissions, out, lessons, backend, language, resume, ...given, ...running }),
    );
  const outcome = await (options.dashboard === undefined
    ? gradeAll()
    : besideDashboard(submissions, options, gradeAll));
  report(outcome, submissions, options);
  return exitCode(outcome);
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
  print(`Grades: ${out}/grades.csv    results for you: ${out}/results    for students: ${out}/feedback`);
}

function exitCode({ status, rows }: ClassOutcome): number {
  if (status === 'interrupted') return INTERRUPTED;
  return rows.some((row) => row.status === 'infra-error') ? 3 : 0;
}
