import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Where copies of what a student wrote go, from the course's root: a folder that is not there yet, since a second command within a
 * second must not overwrite the first one's copies.
 */
export function backupFolder(root: string, now: Date): string {
  const base = `.gradus/backups/${now.toISOString().slice(0, 19).replaceAll(':', '-')}`;
  for (let i = 1; ; i += 1) {
    const folder = i === 1 ? base : `${base}-${i}`;
    if (!existsSync(join(root, folder))) return folder;
  }
}
