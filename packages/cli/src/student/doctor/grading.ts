import { DataError, dataFolders } from '@gradus/datasets/location';
import { assignments, type Course, startPersonalJudge, workerProgram } from '@gradus/judge';
import { isStrong, probeLadder } from '@gradus/sandbox';
import { advice, fine, type Finding, problem } from './finding';

/** Grades a reference solution as if a student had written it: judge, worker and backend, all in earnest. */
export async function lookAtJudge(course: Course, backend: string): Promise<Finding> {
  const [first] = assignments(course);
  const judge = await startPersonalJudge(course, backend);
  const start = performance.now();
  try {
    const result = await judge.judgeReference(first!);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    const what = `the reference solution of ${first!.exercise.id} on the backend ${backend}`;
    if (result?.status === 'pass') return fine(`The judge passes ${what} (${seconds} s)`);
    const why = result?.checks.find(({ status }) => status !== 'pass')?.message ?? 'no verdict came';
    return problem(
      `The judge does not pass ${what}: ${why}`,
      'Run npm ci; if that does not help, try GRADUS_BACKEND=cpu.',
    );
  } finally {
    await judge.close();
  }
}

/** How far answers are kept from the machine; one's own need not be. */
export async function lookAtIsolation(course: Course, backend: string): Promise<Finding> {
  const ladder = await probeLadder(workerProgram(course, backend));
  const works = ladder.filter(({ status }) => status === 'works').map(({ level }) => level);
  if (works.length === 0) return problem('No worker can be started.', 'See why: npx gradus sandbox');
  if (works.some(isStrong)) return fine(`Isolation: ${works.join(', ')} (your own answers run at weak)`);
  return advice(`Isolation: ${works.join(', ')}; enough for your own answers, not for those of a class.`, 'Teachers: npx gradus sandbox says what to install.'); // prettier-ignore
}

export function lookAtData(): Finding {
  try {
    const folders = dataFolders();
    return fine(folders.length === 0 ? 'Trainings use drawn data (GRADUS_DATA is not set)' : `Trainings use real data in ${folders.join(', ')}`); // prettier-ignore
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    return problem(error.message, 'Unset GRADUS_DATA, or see what there is: npx gradus data list');
  }
}
