import type { WorkStatus } from '@gradus/contract';

interface Lesson<E> {
  readonly exercises: readonly E[];
}

/** What to go on with: the first exercise that was begun and is not right, else the first that is not done. */
export function nextExercise<E extends { readonly status: WorkStatus }, L extends Lesson<E>>(
  lessons: readonly (L & Lesson<E>)[],
): { lesson: L; exercise: E } | undefined {
  const all = lessons.flatMap((lesson) => lesson.exercises.map((exercise) => ({ lesson, exercise })));
  return (
    all.find(({ exercise }) => exercise.status === 'fail') ?? all.find(({ exercise }) => exercise.status !== 'pass')
  );
}
