import { realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Limits, Provenance, RunPlan } from '@gradus/contract';

/** How a worker is started, and how far that can be relied on. */
export interface Isolation {
  readonly launch: RunPlan['worker'];
  readonly stamp: Provenance['isolation'];
}

/**
 * Level WEAK: Node's permission model (no files but the machine's own, no child processes, no threads), a heap limit, a
 * watch on memory, deadlines. Guards against accidents and casual cheating, which is what a student's own run needs.
 */
export function weakIsolation(bundle: string, backend: string, limits: Limits): Isolation {
  const script = realpathSync(bundle); // permissions go by real paths, and node_modules may be a link
  const wasm = realpathSync(dirname(dirname(require.resolve('@tensorflow/tfjs-backend-wasm'))));
  const permission = process.allowedNodeEnvironmentFlags.has('--permission')
    ? '--permission'
    : '--experimental-permission';
  const args = [
    '--no-warnings',
    permission,
    `--allow-fs-read=${script}`,
    `--allow-fs-read=${wasm}/`,
    `--max-old-space-size=${limits.heapMb}`,
    script,
  ];
  return {
    launch: { command: process.execPath, args, env: { GRADUS_BACKEND: backend } },
    stamp: { level: 'WEAK', missing: ['network', 'signals', 'cpu-time'] },
  };
}
