import { join } from 'node:path';
import type { RunPlan } from '@gradus/contract';

/** Variables by which drivers and loaders are found. */
const HANDED_ON = /^(LD_LIBRARY_PATH|VK_|CUDA_|NVIDIA_|XDG_RUNTIME_DIR$|HOME$|TMPDIR$|PATH$)/;

/** The command line of a worker in a bundle. It runs our own solutions only, and in no box. */
export function bundledLaunch(folder: string, backend: string, heapMb: number): RunPlan['worker'] {
  const env = Object.entries(process.env).filter(([name]) => HANDED_ON.test(name)) as [string, string][];
  const packages = ['webgpu', '@tensorflow/tfjs-backend-webgpu'].map((name) => [
    name,
    join(folder, 'node_modules', name),
  ]);
  return {
    command: process.execPath,
    args: ['--no-warnings', `--max-old-space-size=${heapMb}`, join(folder, 'worker.cjs')],
    env: {
      ...Object.fromEntries(env),
      GRADUS_BACKEND: backend,
      ...(backend === 'webgpu' && { GRADUS_BACKEND_PACKAGES: JSON.stringify(Object.fromEntries(packages)) }),
    },
  };
}
