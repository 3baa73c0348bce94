import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exerciseId, type Training, trainingSchema } from '@gradus/contract';
import { z } from 'zod';

/** A training as it is kept. */
export const keptTrainingSchema = z.strictObject({
  exercise: z.strictObject({ id: exerciseId, name: z.string() }),
  training: trainingSchema,
});

/** Where the trainings of a course are kept, a file for each exercise: `.gradus/trainings/4.11.json`. */
export function trainingsFolder(root: string): string {
  return join(root, '.gradus/trainings');
}

/** Keeps how far a student's own training is, for those who follow it. That nobody can is no reason to end a training. */
export function keepTraining(root: string, { id, name }: { id: string; name: string }, training: Training): void {
  const file = join(trainingsFolder(root), `${id}.json`);
  try {
    mkdirSync(trainingsFolder(root), { recursive: true });
    writeFileSync(`${file}.${process.pid}`, JSON.stringify({ exercise: { id, name }, training }));
    renameSync(`${file}.${process.pid}`, file);
  } catch {
    return; // a full disk shows where results are written
  }
}
