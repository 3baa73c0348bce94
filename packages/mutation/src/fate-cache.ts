import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseWith } from '@gradus/contract';
import { z } from 'zod';
import type { Fate } from './fate';

const fatesSchema = z.record(z.string(), z.enum(['killed', 'timeout', 'survived', 'invalid']));

/** What became of the mutants of an exercise, by the hash of everything that it depends on. */
export class FateCache {
  private readonly file: string;
  private readonly fates: Map<string, Fate>;

  /** A missing or damaged file is an empty one. */
  constructor(root: string, exercise: string) {
    this.file = join(root, '.gradus', 'mutation', `${exercise}.json`);
    this.fates = new Map(Object.entries(read(this.file)));
  }

  get(key: string): Fate | undefined {
    return this.fates.get(key);
  }

  put(key: string, fate: Fate): void {
    this.fates.set(key, fate);
  }

  /** Writes down what is known of some mutants, and forgets the others. */
  keep(keys: readonly string[]): void {
    const kept = keys.flatMap((key) => (this.fates.has(key) ? [[key, this.fates.get(key)]] : []));
    mkdirSync(dirname(this.file), { recursive: true });
    const part = `${this.file}.${process.pid}`;
    writeFileSync(part, JSON.stringify(Object.fromEntries(kept)));
    renameSync(part, this.file);
  }
}

function read(file: string): z.infer<typeof fatesSchema> {
  try {
    return parseWith(fatesSchema, readFileSync(file, 'utf8'), { file });
  } catch {
    return {};
  }
}
