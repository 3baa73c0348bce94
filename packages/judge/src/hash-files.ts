import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { portablePath } from './portable-path';

const TRIED = /(^|\/)((misconceptions|alternatives)\/|(mutation|survivors)\.json$)/;

/**
 * SHA-256 over names and contents of the source files in some folders. Tests do not count, nor do answers that graders are
 * tried on and what came of it, since no verdict depends on them; a folder that is missing is empty.
 */
export function hashFolders(root: string, folders: readonly string[]): string {
  const hash = createHash('sha256');
  for (const folder of folders.filter((name) => existsSync(join(root, name)))) {
    const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
    for (const file of names.map((name) => portablePath(name)).sort()) {
      if (!/\.(ts|cjs|json)$/.test(file) || file.endsWith('.test.ts') || TRIED.test(file)) continue;
      hash
        .update(`${folder}/${file}\0`)
        .update(readFileSync(join(root, folder, file)))
        .update('\0');
    }
  }
  return hash.digest('hex');
}

export function hashTexts(texts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text).update('\0');
  return hash.digest('hex');
}
