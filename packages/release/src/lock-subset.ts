import { z } from 'zod';
import { ReleaseRefused } from './release-refused';

const names = z.record(z.string(), z.string()).optional();
const packageSchema = z.looseObject({
  version: z.string().optional(),
  dependencies: names,
  optionalDependencies: names,
  peerDependencies: names,
  peerDependenciesMeta: z.record(z.string(), z.object({ optional: z.boolean().optional() })).optional(),
});
const lockSchema = z.object({ lockfileVersion: z.literal(3), packages: z.record(z.string(), packageSchema) });

export type LockedPackage = z.infer<typeof packageSchema>;

/** Flags that say how the course came by a package: an edition comes by it otherwise. */
const FLAGS = ['dev', 'optional', 'devOptional', 'peer'];

/**
 * What a course's `package-lock.json` has of some packages and of all that they need, optional parts for other systems
 * included, so that an edition is installed in the versions that the course was tried with.
 *
 * @param lock the text of the course's lock
 * @param wanted packages, as they are called in `node_modules` of the course
 * @throws {ReleaseRefused} if the lock lacks one
 */
export function lockSubset(lock: string, wanted: readonly string[]): Record<string, LockedPackage> {
  const { packages } = lockSchema.parse(JSON.parse(lock));
  const needed = new Set<string>();
  const found = new Set<string>();
  wanted.forEach((name) => visit(name, '', true));
  return Object.fromEntries([...found].sort().map((path) => [path, asInstalled(packages[path]!, !needed.has(path))]));

  /** @param isNeeded whether installing fails without it; what is optional may be for another system */
  function visit(name: string, from: string, isNeeded: boolean): void {
    const path = placeOf(name, from);
    if (path === undefined) {
      if (isNeeded) throw new ReleaseRefused(`package-lock.json has no ${name}, which ${from || 'the edition'} needs.`);
      return;
    }
    if (needed.has(path) || (found.has(path) && !isNeeded)) return;
    found.add(path);
    if (isNeeded) needed.add(path);
    const { dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta } = packages[path]!;
    for (const each of Object.keys(dependencies ?? {})) {
      visit(each, path, isNeeded && optionalDependencies?.[each] === undefined);
    }
    for (const each of Object.keys(optionalDependencies ?? {})) visit(each, path, false);
    for (const each of Object.keys(peerDependencies ?? {})) {
      if (peerDependenciesMeta?.[each]?.optional !== true) visit(each, path, isNeeded);
    }
  }

  /** Where Node finds a package from: beside the one that needs it, or further up. */
  function placeOf(name: string, from: string): string | undefined {
    for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))) {
      const path = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
      if (packages[path]) return path;
      if (folder === '') return undefined;
    }
  }
}

function asInstalled(locked: LockedPackage, isOptional: boolean): LockedPackage {
  const plain = Object.fromEntries(Object.entries(locked).filter(([key]) => !FLAGS.includes(key)));
  return isOptional ? { ...plain, optional: true } : plain;
}
