import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Whether a folder holds tests that the root's Jest configuration runs. */
export function hasTests(folder: string, workspaceRoot: string): boolean {
  const files = readdirSync(join(workspaceRoot, folder), { recursive: true, encoding: 'utf8' });
  return files.some((file) => /\.(unit|int)\.test\.ts$/.test(file));
}
