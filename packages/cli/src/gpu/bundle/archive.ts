import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { UsageError } from '../../usage-error';

const MB = 1e6;
/** So that it goes over a slow line, and into what takes files of 64 MB. */
export const MOST_MB = 60;

/**
 * Packs a folder beside itself: with gzip, which is everywhere.
 *
 * @returns the file, and its size in megabytes (10⁶ bytes)
 */
export function archive(target: string): { file: string; megabytes: number } {
  const folder = resolve(target);
  const file = `${folder}.tar.gz`;
  const args = ['--use-compress-program', 'gzip -9', '-cf', file, '-C', dirname(folder), basename(folder)];
  const { status, stderr, error } = spawnSync('tar', args, { encoding: 'utf8' });
  if (status !== 0) throw new UsageError(`${target} cannot be packed: ${(error?.message ?? stderr).trim()} The folder itself is complete.`); // prettier-ignore
  return { file, megabytes: statSync(file).size / MB };
}
