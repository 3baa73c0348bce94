import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type NativeBackend, PACKAGES } from './rungs';

/** Folders of installed packages by name. */
export type PackageFolders = Readonly<Record<string, string>>;

/**
 * Where the packages of a backend are: in the `node_modules` folder that GRADUS_BACKEND_PATH names, or in that of the
 * checkout. That they are there says nothing about whether they work.
 *
 * @returns nothing if one of them is missing
 */
export function findPackages(
  backend: NativeBackend,
  root: string,
  env: Readonly<NodeJS.ProcessEnv> = process.env,
): PackageFolders | undefined {
  const places = [...placesIn(env), ...nodeModulesAbove(root)];
  const wanted = Object.keys(PACKAGES[backend]);
  const found = wanted.map((name) => [name, folderOf(name, places)] as const);
  return found.every(([, folder]) => folder !== undefined)
    ? Object.fromEntries(found as (readonly [string, string])[])
    : undefined;
}

function placesIn({ GRADUS_BACKEND_PATH: path }: Readonly<NodeJS.ProcessEnv>): string[] {
  return path ? [resolve(path)] : [];
}

function nodeModulesAbove(folder: string): string[] {
  const above = dirname(folder);
  const here = join(folder, 'node_modules');
  return above === folder ? [here] : [here, ...nodeModulesAbove(above)];
}

function folderOf(name: string, places: readonly string[]): string | undefined {
  return places.map((place) => join(place, name)).find((folder) => existsSync(join(folder, 'package.json')));
}
