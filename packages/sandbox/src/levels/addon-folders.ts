import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { findProgram } from '../find-program';

/**
 * What a box has to show of packages with native code: the packages, and folders of libraries that their native code is
 * linked with, wherever those are.
 */
export function addonFolders(packages: readonly string[]): string[] {
  const natives = packages.flatMap((folder) => filesIn(folder, /\.node$/));
  const linked = natives.flatMap(librariesOf).map((file) => dirname(realpathSync(file)));
  return [...new Set([...packages, ...linked.filter(isNotOfTheSystem).flatMap(withCuda)])];
}

function filesIn(folder: string, name: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => name.test(path))
    .map((path) => join(folder, path));
}

/** What the system's loader would load; it runs nothing of the file's. */
function librariesOf(file: string): string[] {
  const ldd = findProgram('ldd');
  const said = ldd === undefined ? '' : spawnSync(ldd, [file], { encoding: 'utf8', env: { LD_LIBRARY_PATH: process.env['LD_LIBRARY_PATH'] ?? '' } }).stdout; // prettier-ignore
  return [...said.matchAll(/ => (\/.*) \(0x/g)].map(([, path]) => path!).filter((path) => existsSync(path));
}

/** Folders of the system are shown anyway. */
function isNotOfTheSystem(folder: string): boolean {
  return !/^(\/usr)?\/lib(32|64)?(\/[\w-]+-linux-gnu)?$/.test(folder);
}

/** Wheels of CUDA lie beside that of TensorFlow, which loads them when it looks for a GPU. */
function withCuda(folder: string): string[] {
  const cuda = join(dirname(folder), 'nvidia');
  return basename(folder) === 'tensorflow' && existsSync(cuda) ? [folder, cuda] : [folder];
}
