import type { ExerciseResult, Lesson } from '@gradus/contract';
import type { Assignment } from './course';
import { isOnGpu } from './is-on-gpu';

/**
 * The check `larger-model` of a lesson, as an exercise that is judged like any other: the same answer, by another spec, with
 * more time. Undefined if the lesson has none.
 */
export function largerModel(lesson: Lesson): Assignment | undefined {
  if (!lesson.gpu) return undefined;
  const { exercise: id, seconds } = lesson.gpu.largerModel;
  const exercise = lesson.exercises.find((each) => each.id === id)!; // the manifest's schema sees to it
  return {
    lesson: { ...lesson, budget: { callSeconds: seconds, exerciseSeconds: seconds } },
    exercise: { ...exercise, points: 10, checks: ['larger-model'] },
    isLarger: true,
  };
}

/** The larger models that right answers are to train now: those whose exercise has passed on a GPU. */
export function largerModelsFor(
  judged: readonly { readonly assignment: Assignment; readonly result: ExerciseResult }[],
): Assignment[] {
  return judged.flatMap(({ assignment, result }) => {
    const larger = trainsLarger(assignment) && isOnGpu(result) && result.status === 'pass' && largerModel(assignment.lesson); // prettier-ignore
    return larger ? [larger] : [];
  });
}

/** Whether it is the exercise whose answer trains the larger model of its lesson. */
export function trainsLarger({ lesson, exercise, isLarger }: Assignment): boolean {
  return !isLarger && lesson.gpu?.largerModel.exercise === exercise.id;
}
