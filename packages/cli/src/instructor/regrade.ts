import { acceptRegrade, type Change, regrade as regradeClass, settingsOf } from '@gradus/class';
import { type Course, startClassJudge } from '@gradus/judge';
import { plainText, points } from '@gradus/reports';
import type { IsolationRequest } from '@gradus/sandbox';
import { selectLessons } from '../select';
import { print } from '../terminal';
import { INTERRUPTED, withJudge } from './with-judge';

export interface RegradeOptions {
  accept?: boolean;
  jobs?: number;
  isolation: IsolationRequest;
}

/** `gradus regrade`: shows who would get other points with today's lessons and grader, and takes them over when asked to. */
export async function regrade(course: Course, out: string, options: RegradeOptions): Promise<number> {
  const { accept = false, jobs, isolation } = options;
  const settings = settingsOf(out);
  const lessons = selectLessons(course, settings.lessons);
  if (accept) {
    print(changesTable(acceptRegrade(out, lessons)));
    print(`Taken over; ${out}/grades.csv is new, with your overrides.`);
    return 0;
  }
  const { backend } = settings;
  const judge = await startClassJudge({ course, backend, isolation, ...(jobs !== undefined && { slots: jobs }) });
  const { status, changes } = await withJudge(judge, (running) => {
    return regradeClass({ course, out, lessons, ...running });
  });
  if (status === 'interrupted') {
    print(`Interrupted; what is done is kept. Go on: gradus regrade ${out}`);
    return INTERRUPTED;
  }
  print(changesTable(changes));
  print(changes.length > 0 ? `Take them over: gradus regrade ${out} --accept` : 'Nothing would change.');
  return 0;
}

/** A line for each exercise of each student that is graded otherwise: old and new points, which checks, and why. */
function changesTable(changes: readonly Change[]): string {
  const lines = changes.map(({ id, exercise, before, after, checks, because }) => {
    const old = before === undefined ? 'not graded' : points(before);
    return plainText(`${id}  ${exercise}  ${old} → ${points(after)}  (${checks.join('; ')})  ${because.join('; ')}`);
  });
  const students = new Set(changes.map(({ id }) => id)).size;
  return [...lines, `${changes.length} exercises of ${students} students change.`].join('\n');
}
