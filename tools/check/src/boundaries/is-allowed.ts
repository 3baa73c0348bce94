import { posix } from 'node:path';
import type { Boundary, Extent } from './table';

export interface Import {
  /** The importing file, from the root of the repository, with slashes. */
  readonly file: string;
  /** What is imported, as written. */
  readonly source: string;
  readonly typeOnly: boolean;
}

const OUR_FOLDERS = ['packages', 'tools', 'solutions', 'exercises', 'grader'];

/** Whether a file to which the boundary applies may have this import. */
export function isAllowed(boundary: Boundary, { file, source, typeOnly }: Import): boolean {
  const covers = (extent: Extent) => extent === 'all' || (extent === 'types' && typeOnly);
  if (source.startsWith('@gradus/')) return isAmong(boundary.packages, source.slice('@gradus/'.length));
  if (source.startsWith('#')) return covers(boundary.lessons);
  if (!source.startsWith('.')) return covers(boundary.others);
  const target = posix.join(posix.dirname(file), source);
  if (folderOf(target) === folderOf(file)) return covers(boundary.ownFolder);
  return !OUR_FOLDERS.includes(target.split('/')[0]!) && covers(boundary.others);
}

/** An allowed package brings its entries along: `contract` allows `contract/protocol`. */
function isAmong(packages: readonly string[], name: string): boolean {
  return packages.some((allowed) => name === allowed || name.startsWith(`${allowed}/`));
}

/** The package or lesson folder a path lies in, `packages/judge`. */
function folderOf(path: string): string {
  return path.split('/').slice(0, 2).join('/');
}
