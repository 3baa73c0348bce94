import type { ExerciseResult } from '@gradus/contract';
import { type Assignment, grade, moduleOf, readCourse, type Submission } from '@gradus/judge';

/** One exercise graded with one seed. */
export interface Run {
  readonly seed: number;
  readonly result: ExerciseResult;
}

export interface Measured {
  readonly runs: readonly Run[];
  readonly passed: number;
  /** Checks that the reference solution does not pass. */
  readonly problems: readonly Problem[];
}

export interface Problem {
  /** Exercise and seed. */
  readonly subject: string;
  readonly problem: string;
}

/** Whose exercise it is measured on: the reference solution, or an answer with this text. */
export type Answer = string | undefined;

/** Grades the reference solutions, or another answer, one after the other: trainings that share cores would run into their deadlines. */
export async function measure(
  root: string,
  exercises: readonly Assignment[],
  seeds: readonly number[],
  tell: (text: string) => void,
  answer?: Answer,
): Promise<Measured> {
  const runs: Run[] = [];
  for (const assignment of exercises) {
    for (const seed of seeds) {
      const result = await gradeOne(root, assignment, seed, answer);
      runs.push({ seed, result });
      tell(`${assignment.exercise.id} seed ${seed}: ${result.status}, ${(result.durationMs / 1000).toFixed(1)} s\n`);
    }
  }
  const passed = runs.flatMap(({ result }) => result.checks).filter(({ status }) => status === 'pass').length;
  return { runs, passed, problems: runs.flatMap(problemsOf) };
}

async function gradeOne(root: string, assignment: Assignment, seed: number, answer: Answer): Promise<ExerciseResult> {
  const submission: Submission =
    answer === undefined
      ? { id: 'solutions', root, tree: 'solutions' }
      : { id: 'answer', files: new Map([[`${moduleOf(assignment)}.ts`, answer]]), refused: new Map() };
  const results = await grade({
    course: readCourse(root),
    submission,
    assignments: [assignment],
    backend: 'wasm',
    cache: false,
    seed,
  });
  return results.lessons[0]!.exercises[0]!;
}

function problemsOf({ seed, result }: Run): Problem[] {
  return result.checks
    .filter(({ status }) => status !== 'pass')
    .map(({ id, status, message }) => ({
      subject: `${result.id} seed ${seed}`,
      problem: `Check "${id}" is "${status}": ${message}`,
    }));
}
