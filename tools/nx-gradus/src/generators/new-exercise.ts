import { join } from 'node:path';
import type { Tree } from '@nx/devkit';
import { renderTemplate } from './render-template';

const TEMPLATES = join(__dirname, 'exercise/files');

export interface NewExercise {
  readonly id: string;
  readonly name: string;
  readonly points: number;
  /** The folder of its lesson, `04-softmax`. */
  readonly lesson: string;
}

/** Writes the solution and the spec: an example that earns all points. */
export function writeExercise(tree: Tree, exercise: NewExercise): { solution: string; spec: string } {
  const values = { ...exercise, stem: stemOf(exercise) };
  const solution = `solutions/${exercise.lesson}/${values.stem}.ts`;
  const spec = `grader/${exercise.lesson}/${values.stem}.spec.ts`;
  tree.write(solution, renderTemplate(join(TEMPLATES, 'solution.ts.hbs'), values));
  tree.write(spec, renderTemplate(join(TEMPLATES, 'spec.ts.hbs'), values));
  return { solution, spec };
}

/** The exercise's entry in the manifest of its lesson, indented to its place there. */
export function manifestEntry(exercise: NewExercise): string {
  return renderTemplate(join(TEMPLATES, 'entry.json.hbs'), { ...exercise, stem: stemOf(exercise) }).trimEnd();
}

/** `4.12` and `labelSmoothing` give `12-label-smoothing`. */
function stemOf({ id, name }: NewExercise): string {
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
  return `${id.split('.')[1]}-${words}`;
}
