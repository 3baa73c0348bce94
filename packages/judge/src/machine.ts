import { BUILT, isStudentEdition } from './edition';
import { hashFolders } from './hash-files';

/** Everything of ours that a verdict can depend on: sources, or what a student edition has in their place. */
const SOURCES = ['backend', 'contract', 'datasets', 'judge', 'runtime', 'sandbox', 'testkit', 'worker'].map(
  (name) => `packages/${name}`,
);

/** A hash over the machine's sources: when it changes, every verdict is made anew. */
export function machineHash(root: string): string {
  return hashFolders(root, isStudentEdition(root) ? [`${BUILT}/bundles`, `${BUILT}/judge`] : SOURCES);
}
