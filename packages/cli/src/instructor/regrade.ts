import { acceptRegrade, type Change, regrade as regradeClass, settingsOf } from '@gradus/class';
import type { Course } from '@gradus/judge';
import { plainText, points } from '@gradus/reports';
import { selectLessons } from '../select';
import { print } from '../terminal';
import { type JudgeOptions, startJudge } from './start-judge';
import { INTERRUPTED, withJudge } from './with-judge';

export interface RegradeOptions extends Omit<JudgeOptions, 'backend' | 'lang'> {
  accept?: boolean;
}

/** `gradus regrade`: shows who would get other points with today's lessons and grader, and takes them over when asked to. */
export async function regrade(course: Course, out: string, options: RegradeOptions): Promise<number> {
  const settings = settingsOf(out);
  const lessons = selectLessons(course, settings.lessons);
  if (options.accept) {
    print(changesTable(acceptRegrade(out, lessons)));
    print(`Taken over; ${out}/grades.csv is new, with your overrides.`);
    return 0;
  }
  const judge = await startJudge(course, { ...options, backend: settings.backend, lang: settings.language ?? 'en' });
  const { status, changes, failed, kept } = await withJudge(judge, (running) => {
    return regradeClass({ course, out, lessons, ...running });
  });
  if (status === 'interrupted') {
    print(`Interrupted; what is done is kept. Go on: gradus regrade ${out}`);
    return INTERRUPTED;
  }
  print(changesTable(changes));
  for (const { id, reason } of kept) print(plainText(`${id} would be refused now and keeps the grade: ${reason}`, 200));
  for (const { id, reason } of failed) print(plainText(`${id}: infra-error. ${reason.split('\n')[0]}`, 200));
  if (failed.length > 0) {
    print(`The grader failed for ${failed.length}; the same command tries again. Nothing can be accepted before.`);
    return 3;
  }
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
