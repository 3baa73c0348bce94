import type { Exercise } from '@gradus/contract';
import type { Tree } from '@nx/devkit';

/** What an exercise generator needs to know of a manifest, which need not be valid otherwise. */
export interface LessonFile {
  readonly id: string;
  readonly file: string;
  readonly text: string;
  readonly exercises: readonly Exercise[];
}

/** The lesson an exercise id belongs to: `4.12` is in `04-softmax`. */
export function findLesson(tree: Tree, exerciseId: string | number): LessonFile {
  const number = String(Math.trunc(Number(exerciseId))).padStart(2, '0');
  const id = tree.children('grader').find((folder) => folder.startsWith(`${number}-`));
  const file = `grader/${id}/lesson.json`;
  const text = id === undefined ? null : tree.read(file, 'utf8');
  if (id === undefined || text === null) {
    throw new Error(`"${exerciseId}" is in no lesson: expected a file grader/${number}-…/lesson.json. Start the lesson with
  npx nx g @gradus/nx:lesson ${number}-name --title "…"`);
  }
  return { id, file, text, exercises: JSON.parse(text).exercises };
}
