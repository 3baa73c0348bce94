import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseWith } from '@gradus/contract';
import type { ShownCurve, TrainingState } from '@gradus/reports/pages';
import { keptTrainingSchema, trainingsFolder } from './keep-training';

/** Tells how far the trainings in a course are, the latest first, however often it is asked. */
export function followTrainings(root: string): () => TrainingState {
  const folder = trainingsFolder(root);
  return () => {
    const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
    const files = names.map((name) => join(folder, name)).map((file) => ({ file, at: statSync(file).mtimeMs }));
    return { status: 'training', curves: files.sort((a, b) => b.at - a.at).map(({ file }) => readKept(file)) };
  };
}

function readKept(file: string): ShownCurve {
  const { exercise, training } = parseWith(keptTrainingSchema, readFileSync(file, 'utf8'), { file });
  return { exercise, epochs: training.epochs, curve: training.curve };
}
