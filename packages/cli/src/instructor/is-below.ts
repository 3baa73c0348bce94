import nodePath, { type PlatformPath } from 'node:path';

/** Whether an absolute path is a folder, or leads into it. Between two drives of Windows no relative path leads. */
export function isBelow(path: string, folder: string, { isAbsolute, relative, sep }: PlatformPath = nodePath): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
