import nodePath, { type PlatformPath } from 'node:path';

/** A path of this system with `/` between its parts, as manifests, results and hashes have it on every system. */
export function portablePath(path: string, { sep }: Pick<PlatformPath, 'sep'> = nodePath): string {
  return path.split(sep).join('/');
}
