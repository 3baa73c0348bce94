import { type ExerciseResult, InputError } from '@gradus/contract';
import { dataFingerprint, dataFolders } from '@gradus/datasets/location';
import {
  type Assignment,
  type ClassJudge,
  type Course,
  hashTexts,
  lessonTexts,
  machineHash,
  moduleOf,
  startClassJudge,
} from '@gradus/judge';
import { type Fate, fateOf } from './fate';
import { FateCache } from './fate-cache';
import type { Mutant } from './mutants';

/** The mutants of one exercise's solution. */
export interface MutatedExercise {
  readonly assignment: Assignment;
  readonly source: string;
  readonly mutants: readonly Mutant[];
}

export interface JudgeMutantsOptions {
  readonly course: Course;
  readonly backend: string;
  readonly onStart?: (total: number) => void;
  readonly onDone?: (exercise: string) => void;
}

/**
 * Grades mutants as answers, each alone, up to the first check that fails; those that policy leaves out are not tried. What
 * became of them is kept: only what changed is judged again.
 *
 * @throws {InputError} if a solution itself does not pass
 */
export async function judgeMutants(
  exercises: readonly MutatedExercise[],
  options: JudgeMutantsOptions,
): Promise<Map<Mutant, Fate>> {
  const { course, backend } = options;
  const circumstances = [backend, machineHash(course.root), dataFingerprint(dataFolders()), process.version];
  const asked = exercises.flatMap((exercise) => ask(course, exercise, circumstances));
  const fates = new Map<Mutant, Fate>();
  for (const { mutant, cache, key } of asked) {
    const known = cache.get(key);
    if (known) fates.set(mutant, known);
  }
  const fresh = asked.filter(({ mutant }) => !fates.has(mutant));
  if (fresh.length === 0) return fates;
  options.onStart?.(fresh.length);
  const judge = await startClassJudge({ course, backend, isolation: 'weak' });
  try {
    const touched = exercises.filter(({ assignment }) => fresh.some((one) => one.assignment === assignment));
    await Promise.all(touched.map((exercise) => assertSolutionPasses(exercise, judge)));
    await Promise.all(fresh.map((one) => judgeOne(one, judge)));
  } finally {
    await judge.close();
  }
  return fates;

  async function judgeOne({ mutant, assignment, cache, key, all }: Asked, judge: ClassJudge): Promise<void> {
    const fate = fateOf(await judgeText(mutant.text, assignment, judge));
    fates.set(mutant, fate);
    cache.put(key, fate);
    cache.keep(all);
    options.onDone?.(assignment.exercise.id);
  }
}

/** A grader that fails whatever it is given would notice every mutant. */
async function assertSolutionPasses({ assignment, source }: MutatedExercise, judge: ClassJudge): Promise<void> {
  const { id, checks } = await judgeText(source, assignment, judge);
  const failed = checks.find(({ status }) => status !== 'pass');
  if (!failed) return;
  const what = `its check "${failed.id}" is "${failed.status}"${failed.message === undefined ? '' : `: ${failed.message}`}`;
  throw new InputError(`The solution of ${id} itself does not pass, so its mutants would show nothing: ${what}`);
}

async function judgeText(text: string, assignment: Assignment, judge: ClassJudge): Promise<ExerciseResult> {
  const id = moduleOf(assignment);
  const submission = { id, files: new Map([[`${id}.ts`, text]]), refused: new Map() };
  const seed = assignment.lesson.seeds[0]!;
  const [result] = await judge.judge({ submission, assignments: [assignment], seed, stopsAtFailure: true });
  return result!;
}

interface Asked {
  readonly mutant: Mutant;
  readonly assignment: Assignment;
  readonly cache: FateCache;
  readonly key: string;
  /** Keys of all mutants of the exercise. */
  readonly all: readonly string[];
}

function ask(course: Course, { assignment, mutants }: MutatedExercise, circumstances: readonly string[]): Asked[] {
  const { lesson, exercise } = assignment;
  const cache = new FateCache(course.root, exercise.id);
  const around = hashTexts([
    ...circumstances,
    JSON.stringify({ exercise, budget: lesson.budget, seed: lesson.seeds[0] }),
    ...lessonTexts(course, assignment),
  ]);
  const tried = mutants.filter(({ ignored }) => ignored === undefined);
  const all = tried.map(({ text }) => hashTexts([around, text]));
  return tried.map((mutant, i) => ({ mutant, assignment, cache, key: all[i]!, all }));
}
