import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { PackageFiles } from '@gradus/sandbox';
import { hashTexts } from './hash-files';
import { markUsed } from './kept';

/** Loads a package, and says which file of native code the system has then mapped: the unpacked one, if there are two. */
const WHICH = `
require(process.argv[1]);
const maps = require('node:fs').readFileSync('/proc/self/maps', 'utf8');
const mapped = maps.match(/\\/\\S*\\.node$/gm);
console.log(mapped.find((file) => file !== require.resolve(process.argv[1])) ?? mapped[0]);
`;

/**
 * A package of native code as it is once loaded. Packages of swc are compressed, and on first use unpack themselves into
 * the user's cache; the file that comes out is kept beside our bundles.
 */
export function unpackedAddon(root: string, { name, folder, files }: PackageFiles): PackageFiles {
  if (process.platform !== 'linux') return { name, folder, files }; // boxes that would need it are on Linux
  const cache = join(root, 'node_modules/.cache/gradus', `${basename(name)}-${hashTexts([folder, process.version]).slice(0, 16)}`); // prettier-ignore
  const [manifest, addon] = files as [string, string];
  const kept = join(cache, addon);
  markUsed(cache);
  if (!existsSync(kept)) {
    mkdirSync(cache, { recursive: true });
    copyAtOnce(join(folder, manifest), join(cache, manifest));
    copyAtOnce(mappedAddon(folder), kept);
  }
  return { name, folder: cache, files };
}

/** Two runs may do this at the same time, and one of them has begun to read. */
function copyAtOnce(from: string, to: string): void {
  const part = `${to}.${process.pid}`;
  copyFileSync(from, part);
  renameSync(part, to);
}

function mappedAddon(folder: string): string {
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', WHICH, folder], { encoding: 'utf8' });
  const file = stdout.trim();
  if (!existsSync(file)) throw new Error(`The native code of ${folder} is not found ("${file}"). ${stderr}`);
  return file;
}
