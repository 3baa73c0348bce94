import { formatFiles, logger, type Tree } from '@nx/devkit';
import { manifestEntry, type NewExercise, writeExercise } from '../new-exercise';
import { assertSuits, nextExercise } from './next-exercise';
import { nextSteps } from './next-steps';
import { findLesson, type LessonFile } from './find-lesson';

/** `nx g @gradus/nx:exercise 4.12 labelSmoothing --points 5` */
export async function generateExercise(
  tree: Tree,
  options: { id: string | number; name: string; points: number },
): Promise<() => void> {
  const lesson = findLesson(tree, options.id);
  assertSuits(options, lesson);
  const exercise: NewExercise = { ...options, id: nextExercise(options.id, lesson), lesson: lesson.id };
  tree.write(lesson.file, withEntry(lesson, exercise));
  const written = writeExercise(tree, exercise);
  await formatFiles(tree);
  const points = lesson.exercises.reduce((sum, other) => sum + other.points, exercise.points);
  return () => logger.info(nextSteps(exercise, { ...written, manifest: lesson.file, points }));
}

/** Works on the text, so that the rest of the manifest keeps its layout. */
function withEntry({ text, file, exercises }: LessonFile, exercise: NewExercise): string {
  const end = text.lastIndexOf(']');
  const longer = `${text.slice(0, end).trimEnd()},\n${manifestEntry(exercise)}\n  ${text.slice(end)}`;
  if (JSON.parse(longer).exercises?.length === exercises.length + 1) return longer;
  throw new Error(`${file}: "exercises" must be the last field, so that the new one can be added at the end.`);
}
