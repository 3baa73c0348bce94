import { DataError, dataFolders } from '@gradus/datasets/location';
import { assignments, type Course, startPersonalJudge, workerProgram } from '@gradus/judge';
import { isStrong, probeLadder } from '@gradus/sandbox';
import { advice, fine, type Finding, problem } from './finding';

const PASSES = ['The judge passes the reference solution', 'The judge does not pass the reference solution'] as const;
const FINDS = ['The judge runs the stub', 'The judge cannot run the stub'] as const;

/** Judges what the verdict is known of, as if a student had written it: judge, worker and backend, all in earnest. */
export async function lookAtJudge(course: Course, backend: string): Promise<Finding> {
  const [first] = assignments(course);
  const judge = await startPersonalJudge(course, backend);
  const start = performance.now();
  try {
    const { expected, result } = await judge.tryOut(first!);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    const where = `of ${first!.exercise.id} on the backend ${backend}`;
    const [does, doesNot] = expected === 'pass' ? PASSES : FINDS;
    if (result?.status === expected) return fine(`${does} ${where} (${seconds} s)`);
    const why = result?.checks.find(({ status }) => status !== expected)?.message ?? 'no verdict came';
    return problem(`${doesNot} ${where}: ${why}`, 'Run npm ci; if that does not help, try GRADUS_BACKEND=cpu.');
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
