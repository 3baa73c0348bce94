import type { LessonFile } from './find-lesson';

/**
 * The id of the exercise that can be added at the end of a lesson.
 *
 * @param wanted what the author typed; Nx may have made the number 4.1 of 4.10
 * @throws if another exercise comes next
 */
export function nextExercise(wanted: string | number, { file, id, exercises }: LessonFile): string {
  const next = `${Number(id.slice(0, 2))}.${String(exercises.length + 1).padStart(2, '0')}`;
  if (Number(wanted) === Number(next)) return next;
  throw new Error(`The next exercise of ${file} is ${next}, not ${wanted}.`);
}

/** @throws if name or points do not suit an exercise of the lesson */
export function assertSuits({ name, points }: { name: string; points: number }, { file, exercises }: LessonFile): void {
  if (!/^[A-Za-z][A-Za-z0-9]*$/.test(name))
    throw new Error(`"${name}" is no name for a function: use letters and digits.`);
  if (exercises.some((other) => other.name === name)) throw new Error(`${file} has an exercise "${name}" already.`);
  if (!Number.isInteger(points) || points < 1)
    throw new Error(`--points must be a whole number above 0 but is ${points}.`);
}
