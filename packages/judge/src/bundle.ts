import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { BUILT, isStudentEdition } from './edition';
import { hashFolders, hashTexts } from './hash-files';
import { forgetUnused, markUsed } from './kept';
import { ONE_FILE } from './one-file';

export interface BundleSpec {
  readonly name: string;
  /** The file to start with, from the root. */
  readonly entry: string;
  /** Where everything of ours in it comes from. */
  readonly folders: readonly string[];
  /** Versions of the packages in it. */
  readonly versions: readonly string[];
  /** Packages that stay outside. */
  readonly external?: readonly string[];
  /** Takes packages as ES modules where they are published as such, too, so that their functions are called without a detour. */
  readonly esModules?: boolean;
}

/**
 * One JavaScript file with a program and its packages in it: starts faster than 40 files. Built once for every state of
 * the sources, in a second. A student edition has it built.
 *
 * @returns the file's path
 */
export function bundleOf(root: string, { name, entry, folders, versions, ...taken }: BundleSpec): string {
  if (isStudentEdition(root)) return join(root, BUILT, 'bundles', `${name}.cjs`);
  const options = optionsFor(taken);
  const key = hashTexts([hashFolders(root, folders), ...versions, JSON.stringify(options)]).slice(0, 16);
  const file = join(root, 'node_modules/.cache/gradus', `${name}-${key}.cjs`);
  if (existsSync(file)) markUsed(file);
  else build(join(root, entry), file, options);
  return file;
}

function optionsFor({ external = [], esModules = false }: Pick<BundleSpec, 'external' | 'esModules'>) {
  return { ...ONE_FILE, external: [...external], ...(esModules && { mainFields: ['module', 'main'] }) };
}

function build(entry: string, outfile: string, options: ReturnType<typeof optionsFor>): void {
  mkdirSync(dirname(outfile), { recursive: true });
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- late, and in no edition, which has everything built
  const { buildSync } = require('esbuild') as typeof import('esbuild');
  const part = `${outfile}.${process.pid}`;
  buildSync({ ...options, entryPoints: [entry], outfile: part });
  renameSync(part, outfile); // two runs may build at the same time
  forgetUnused(dirname(outfile));
}
