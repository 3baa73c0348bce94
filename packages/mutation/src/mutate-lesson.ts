import type { Lesson } from '@gradus/contract';
import type { Assignment } from '@gradus/judge';
import { type Counts, countsOf } from './counts';
import type { Fate } from './fate';
import { solutionOf, solutionPath } from './inputs';
import { judgeMutants, type JudgeMutantsOptions, type MutatedExercise } from './judge-mutants';
import { type Mutant, mutantsOf } from './mutants';
import { checkExercises, explain, type Explained, readSurvivors } from './survivors';

/** What became of the mutants of an exercise. */
export interface ExerciseOutcome extends MutatedExercise, Explained {
  readonly fates: ReadonlyMap<Mutant, Fate>;
  readonly counts: Counts;
}

/**
 * Tries the graders of exercises of one lesson on mutants of their reference solutions.
 *
 * @throws {ContractError} if the list of survivors is not as it must be
 * @throws {InputError} if a solution itself does not pass
 */
export async function mutateLesson(
  lesson: Lesson,
  assignments: readonly Assignment[],
  options: JudgeMutantsOptions,
): Promise<ExerciseOutcome[]> {
  const { course } = options;
  const listed = readSurvivors(course.root, lesson);
  checkExercises(listed, lesson);
  const exercises: MutatedExercise[] = [];
  for (const assignment of assignments) {
    const source = solutionOf(course, assignment);
    exercises.push({ assignment, source, mutants: await mutantsOf(source, solutionPath(assignment)) });
  }
  const fates = await judgeMutants(exercises, options);
  return exercises.map((exercise) => {
    const { assignment, mutants } = exercise;
    const survived = mutants.filter((mutant) => fates.get(mutant) === 'survived');
    const explained = explain(assignment.exercise.id, mutants, survived, listed);
    return { ...exercise, ...explained, fates, counts: countsOf(mutants, fates, explained.reasons.size) };
  });
}
