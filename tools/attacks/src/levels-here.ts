import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { findPackages } from '@gradus/runtime/ladder';
import { type Level, LEVELS } from '@gradus/sandbox';

export const ROOT = resolve(__dirname, '../../..');

/** The levels that work on this machine, the strongest first; asked of the command, so that tests can be skipped by it. */
export function levelsHere(): Level[] {
  const { stdout } = spawnSync(process.execPath, [join(ROOT, 'packages/cli/bin/gradus.cjs'), 'sandbox'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  const works = (level: Level) => new RegExp(`^${level} +works`, 'm').test(stdout);
  // A box with a GPU is tried with WebGPU inside; without, it would look tighter than it is.
  return LEVELS.filter((level) => works(level) && (level !== 'full-gpu' || findPackages('webgpu', ROOT)));
}
