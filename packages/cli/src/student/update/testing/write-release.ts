import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { RELEASE_FILE, type Release, type ReleaseFile, sha256 } from '@gradus/contract';

/** Writes an edition as `gradus release` does: each stub of `exercises/` a second time below `machine/start`. */
export function writeRelease(
  root: string,
  version: string,
  files: Record<string, string>,
  about: Record<string, Pick<ReleaseFile, 'exercise' | 'formerly'>> = {},
): Release {
  const all = Object.entries(files).flatMap(([path, text]): [ReleaseFile, string][] => {
    const file = { path, sha256: sha256(Buffer.from(text)) };
    if (about[path] === undefined) return [[file, text]];
    const base = path.replace('exercises/', 'machine/start/');
    return [[{ ...file, ...about[path], base }, text], [{ ...file, path: base }, text]]; // prettier-ignore
  });
  const release: Release = { format: 1, version, files: all.map(([file]) => file) };
  for (const [{ path }, text] of all) write(root, path, text);
  write(root, RELEASE_FILE, JSON.stringify(release));
  return release;
}

function write(root: string, path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
