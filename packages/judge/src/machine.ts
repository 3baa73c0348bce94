import { hashFolders } from './hash-files';

/** Everything of ours that a verdict can depend on. */
const FOLDERS = ['backend', 'contract', 'datasets', 'judge', 'runtime', 'sandbox', 'testkit', 'worker'].map(
  (name) => `packages/${name}`,
);

/** A hash over the machine's sources: when it changes, every verdict is made anew. */
export function machineHash(root: string): string {
  return hashFolders(root, FOLDERS);
}
