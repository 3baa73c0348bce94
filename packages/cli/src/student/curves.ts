import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ExerciseResult, Language, Results } from '@gradus/contract';

/** Where the learning curve of an exercise is drawn, from the course's root. */
export function curvePath({ id }: ExerciseResult): string {
  return `.gradus/curves/${id}.svg`;
}

/**
 * Draws the learning curves of what was graded into `.gradus/curves`; one that an earlier run drew from the same result
 * stays, and one that has no curve any more goes.
 *
 * @param fresh the exercises that were run anew
 */
export async function writeCurves(root: string, results: Results, fresh: ReadonlySet<string>): Promise<void> {
  const outdated = exercisesOf(results).filter(
    (exercise) => fresh.has(exercise.id) || !existsSync(join(root, curvePath(exercise))),
  );
  for (const exercise of outdated) rmSync(join(root, curvePath(exercise)), { force: true });
  await draw(outdated, (exercise) => join(root, curvePath(exercise)), results.provenance.language);
}

/** Draws the learning curve of one exercise, if it has any. */
export async function drawCurve(root: string, result: ExerciseResult, language?: Language): Promise<void> {
  await draw([result], (exercise) => join(root, curvePath(exercise)), language);
}

/** Draws the learning curves beside a file of results: `results.json` has them in the folder `results.curves`. */
export async function writeCurvesBeside(file: string, results: Results): Promise<void> {
  const folder = `${file.replace(/\.json$/, '')}.curves`;
  await draw(exercisesOf(results), ({ id }) => join(folder, `${id}.svg`), results.provenance.language);
}

function exercisesOf({ lessons }: Results): ExerciseResult[] {
  return lessons.flatMap(({ exercises }) => exercises);
}

async function draw(
  exercises: readonly ExerciseResult[],
  pathOf: (exercise: ExerciseResult) => string,
  language: Language | undefined,
): Promise<void> {
  const drawn = exercises.filter(({ curve }) => curve !== undefined);
  if (drawn.length === 0) return; // the library takes longer to load than most commands run
  const { learningCurveChart } = await import('@gradus/reports/charts');
  for (const exercise of drawn) {
    const path = pathOf(exercise);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, learningCurveChart(exercise, exercise.curve!, language));
  }
}
