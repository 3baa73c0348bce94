import { DataError, dataFolders } from '@gradus/datasets/location';
import { assignments, type Course, startPersonalJudge, workerProgram } from '@gradus/judge';
import { isStrong, probeLadder } from '@gradus/sandbox';
import type { Phrases } from '../../language/en';
import { advice, fine, type Finding, problem } from './finding';

/** Judges what the verdict is known of, as if a student had written it: judge, worker and backend, all in earnest. */
export async function lookAtJudge(course: Course, backend: string, phrases: Phrases): Promise<Finding> {
  const [first] = assignments(course);
  const judge = await startPersonalJudge(course, backend);
  const start = performance.now();
  try {
    const { expected, result } = await judge.tryOut(first!);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    const { id } = first!.exercise;
    const isReference = expected === 'pass';
    const what = isReference ? phrases.referenceOf(id, backend) : phrases.stubOf(id, backend);
    const [works, fails] = isReference ? ([phrases.judgePasses, phrases.judgeFails] as const) : ([phrases.judgeRuns, phrases.judgeCannotRun] as const); // prettier-ignore
    if (result?.status === expected) return fine(works(what, seconds));
    const why = result?.checks.find(({ status }) => status !== expected)?.message ?? phrases.noVerdict;
    return problem(fails(what, why), phrases.tryCpu);
  } finally {
    await judge.close();
  }
}

/** How far answers are kept from the machine; one's own need not be. */
export async function lookAtIsolation(course: Course, backend: string, phrases: Phrases): Promise<Finding> {
  const ladder = await probeLadder(workerProgram(course, backend));
  const works = ladder.filter(({ status }) => status === 'works').map(({ level }) => level);
  if (works.length === 0) return problem(phrases.noWorker, phrases.seeWhy);
  if (works.some(isStrong)) return fine(phrases.isolationStrong(works.join(', ')));
  return advice(phrases.isolationWeak(works.join(', ')), phrases.forTeachers); // prettier-ignore
}

export function lookAtData(phrases: Phrases): Finding {
  try {
    const folders = dataFolders();
    return fine(folders.length === 0 ? phrases.drawnData : phrases.realData(folders.join(', '))); // prettier-ignore
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    return problem(error.message, phrases.unsetData);
  }
}
