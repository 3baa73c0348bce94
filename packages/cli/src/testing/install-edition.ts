import { copyFileSync, linkSync, mkdirSync, readdirSync, readFileSync, readlinkSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';

const REPOSITORY = resolve(__dirname, '../../../..');

interface Lock {
  packages: Record<string, { resolved?: string; link?: boolean; optional?: boolean }>;
}

/**
 * Does what `npm ci` does with a student edition's lock, without a network and npm's cache: puts the repository's own copies
 * of exactly these packages into its `node_modules`. Of optional ones those for this system are there.
 */
export function installEdition(folder: string): void {
  const { packages } = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')) as Lock;
  for (const [path, { link, resolved, optional }] of Object.entries(packages)) {
    if (!path.startsWith('node_modules/')) continue;
    const to = join(folder, path);
    mkdirSync(resolve(to, '..'), { recursive: true });
    if (link) symlinkSync(join(folder, resolved!), to, 'junction');
    else if (!optional || isThere(path)) copyPackage(join(REPOSITORY, path), to);
  }
}

function isThere(path: string): boolean {
  try {
    return readdirSync(join(REPOSITORY, path)).length > 0;
  } catch {
    return false;
  }
}

/** A package alone: those inside it have lines of their own in the lock. */
function copyPackage(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (entry.name === 'node_modules') continue;
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) copyPackage(source, target);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else copyFile(source, target);
  }
}

/** As another name of the same file where that is possible: nothing writes into packages. */
function copyFile(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}
