import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exerciseId, parseWith, type Training, trainingSchema } from '@gradus/contract';
import type { ShownCurve, TrainingState } from '@gradus/reports/pages';
import { z } from 'zod';

const keptSchema = z.strictObject({
  exercise: z.strictObject({ id: exerciseId, name: z.string() }),
  training: trainingSchema,
});

/** Keeps how far a student's own training is, for those who follow it: `.gradus/trainings/4.11.json`. */
export function keepTraining(root: string, { id, name }: { id: string; name: string }, training: Training): void {
  const folder = folderIn(root);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${id}.json`);
  writeFileSync(`${file}.${process.pid}`, JSON.stringify({ exercise: { id, name }, training }));
  renameSync(`${file}.${process.pid}`, file);
}

/** Tells how far the trainings in a course are, the latest first, however often it is asked. */
export function followTrainings(root: string): () => TrainingState {
  return () => {
    const folder = folderIn(root);
    const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
    const files = names.map((name) => join(folder, name)).map((file) => ({ file, at: statSync(file).mtimeMs }));
    return { status: 'training', curves: files.sort((a, b) => b.at - a.at).map(({ file }) => readKept(file)) };
  };
}

function readKept(file: string): ShownCurve {
  const { exercise, training } = parseWith(keptSchema, readFileSync(file, 'utf8'), { file });
  return { exercise, epochs: training.epochs, curve: training.curve };
}

function folderIn(root: string): string {
  return join(root, '.gradus/trainings');
}
