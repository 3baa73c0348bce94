import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Level } from '@gradus/sandbox';
import { attacksAt, type LevelRun } from './at-level';
import { attacksOnBareNode } from './bare';
import { levelsHere, ROOT } from './levels-here';
import { attackTable } from './table';

/** `gradus-attacks`: makes every attack at every level that works here, and writes docs/attacks.md. */
export async function main(): Promise<void> {
  const bare = await attacksOnBareNode();
  const runs = new Map<Level, LevelRun>();
  for (const level of levelsHere()) runs.set(level, await attacksAt(level));
  const file = join(ROOT, 'docs/attacks.md');
  writeFileSync(file, attackTable(bare, runs));
  process.stdout.write(`${file}: ${[...runs.keys()].join(', ')}\n`);
}
