import { bundleOf } from './bundle';

/** The worker with TensorFlow.js in one file, which is all that a sandbox has to show. */
export function workerBundle(root: string): string {
  return bundleOf(root, {
    name: 'worker',
    entry: 'packages/worker/src/main.ts',
    folders: ['packages/contract/src/protocol', 'packages/backend/src', 'packages/runtime/src', 'packages/worker/src'],
    esModules: true,
    versions: [require('@tensorflow/tfjs/package.json').version as string],
  });
}
