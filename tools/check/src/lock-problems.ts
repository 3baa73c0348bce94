/** What of package-lock.json matters here. */
interface Lock {
  packages: Record<string, Entry>;
}

interface Entry {
  version?: string;
  link?: boolean;
  resolved?: string;
  integrity?: string;
  optionalDependencies?: Record<string, string>;
}

/**
 * Why `npm ci` would fail, or would depend on the machine that wrote the lock; nothing if all is well.
 *
 * `npm install` silently leaves out optional packages it cannot find, such as the binaries for other platforms, and
 * `npm ci` then refuses the lock.
 */
export function lockProblems(lockText: string): string[] {
  const { packages } = JSON.parse(lockText) as Lock;
  return Object.entries(packages).flatMap(([path, entry]) => [
    ...missingOptional(packages, path, entry),
    ...hostProblem(path, entry),
    ...integrityProblem(path, entry),
  ]);
}

function missingOptional(packages: Lock['packages'], path: string, { optionalDependencies = {} }: Entry): string[] {
  return Object.entries(optionalDependencies).flatMap(([name, range]) => {
    const found = findDependency(packages, path, name);
    const from = path || 'the root';
    if (!found) return [`${from} may use ${name}@${range}, which is missing from the lock`];
    const isExact = /^\d+\.\d+\.\d+/.test(range);
    return isExact && found.version !== range
      ? [`${from} may use ${name}@${range}, but the lock has ${found.version}`]
      : [];
  });
}

/** Looks where Node would: in the package's own node_modules, then in those of the folders around it. */
function findDependency(packages: Lock['packages'], path: string, name: string): Entry | undefined {
  const own = packages[`${path}${path && '/'}node_modules/${name}`];
  if (own || path === '') return own;
  const around = path.includes('/node_modules/') ? path.slice(0, path.lastIndexOf('/node_modules/')) : '';
  return findDependency(packages, around, name);
}

function hostProblem(path: string, { resolved }: Entry): string[] {
  return resolved?.includes('://') ? [`${path} is bound to ${resolved}; remove "resolved"`] : [];
}

function integrityProblem(path: string, { integrity, link }: Entry): string[] {
  const isFetched = path.includes('node_modules/') && !link;
  return isFetched && !integrity ? [`${path} has no "integrity", so nothing would notice a changed package`] : [];
}
