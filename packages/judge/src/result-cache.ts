import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ExerciseResult, exerciseResultSchema, parseWith } from '@gradus/contract';
import { forgetUnused, markUsed, putWhole } from './kept';

/** Verdicts by the hash of everything they depend on, so that only what changed runs again. */
export class ResultCache {
  private readonly folder: string;
  private isTidy = false;

  constructor(root: string) {
    this.folder = join(root, '.gradus', 'cache');
  }

  /** A missing or damaged entry is no entry. */
  get(key: string): ExerciseResult | undefined {
    const file = this.fileOf(key);
    try {
      const result = parseWith(exerciseResultSchema, readFileSync(file, 'utf8'), { file });
      markUsed(file);
      return result;
    } catch {
      return undefined;
    }
  }

  put(key: string, result: ExerciseResult): void {
    putWhole(this.fileOf(key), JSON.stringify(result));
    if (!this.isTidy) forgetUnused(this.folder);
    this.isTidy = true;
  }

  private fileOf(key: string): string {
    return join(this.folder, `${key}.json`);
  }
}
