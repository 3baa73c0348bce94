import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ContractError, exerciseId, parseWith } from '@gradus/contract';
import { z } from 'zod';

const stateSchema = z.strictObject({
  /** How many hints were shown, by exercise. */
  hints: z.record(exerciseId, z.int().min(1).max(3)),
});
export type State = z.infer<typeof stateSchema>;

/**
 * What the command remembers between runs, `.gradus/state.json`.
 *
 * @throws {ContractError} if somebody edited it into something else
 */
export function readState(root: string): State {
  const file = join(root, '.gradus/state.json');
  try {
    return parseWith(stateSchema, readFileSync(file, 'utf8'), { file: '.gradus/state.json' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { hints: {} };
    if (!(error instanceof ContractError)) throw error;
    throw new ContractError(`${error.message}\nDelete the file to begin with the first hints again.`, { cause: error });
  }
}

export function writeState(root: string, state: State): void {
  const file = join(root, '.gradus/state.json');
  mkdirSync(join(root, '.gradus'), { recursive: true });
  writeFileSync(`${file}.${process.pid}`, `${JSON.stringify(state, null, 2)}\n`);
  renameSync(`${file}.${process.pid}`, file);
}
