import { join } from 'node:path';
import { lessonSchema, parseWith } from '@gradus/contract';
import { formatFiles, logger, type Tree } from '@nx/devkit';
import { manifestEntry, type NewExercise, writeExercise } from '../new-exercise';
import { renderTemplate } from '../render-template';
import { assertNewLesson } from './assert-new-lesson';
import { updateLock } from './update-lock';

const TEMPLATES = join(__dirname, 'files');

/** `nx g @gradus/nx:lesson 10-linear-algebra --title "Linear algebra" --requires 03-autograd` */
export async function generateLesson(
  tree: Tree,
  { id, title, requires = [] }: { id: string; title: string; requires?: string[] },
): Promise<() => void> {
  assertNewLesson(tree, id, requires);
  const number = Number(id.slice(0, 2));
  const exercise: NewExercise = { id: `${number}.01`, name: 'double', points: 100, lesson: id };
  const summary = 'To be written: one sentence for the table of lessons.';
  const values = { id, title, requires, summary, number, exercise: exercise.id, entry: manifestEntry(exercise) };
  const render = (name: string) => renderTemplate(join(TEMPLATES, `${name}.hbs`), values);
  const manifest = render('lesson.json');
  parseWith(lessonSchema, manifest, { file: `grader/${id}/lesson.json` });
  tree.write(`grader/${id}/lesson.json`, manifest);
  tree.write(`grader/${id}/package.json`, render('package.json'));
  tree.write(`solutions/${id}/README.md`, render('README.md'));
  writeExercise(tree, exercise);
  await formatFiles(tree);
  return () => finish(tree.root, id);
}

function finish(root: string, id: string): void {
  updateLock(root);
  logger.info(`
Lesson ${id} has one exercise that works. Make it yours:
  1. write solutions/${id}/ and grader/${id}/
  2. add exercises: npx nx g @gradus/nx:exercise ${Number(id.slice(0, 2))}.02 name --points 50
  3. npx gradus stubs ${id}
  4. npx gradus lesson check ${id}`);
}
