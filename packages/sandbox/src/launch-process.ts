import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import type { Launch } from './isolation';

/** Starts a command line with the files it wants to find open behind the border. */
export function launchProcess(
  { command, args, env, files = [] }: Launch,
  stdio: readonly ['ignore' | 'pipe', 'ignore' | 'pipe', 'ignore' | 'pipe', 'ignore' | 'pipe', 'ignore' | 'pipe'],
  options: { cwd?: string; detached?: boolean } = {},
): ChildProcess {
  const open = files.map((file) => openSync(file, 'r'));
  try {
    return spawn(command, args, { ...options, stdio: [...stdio, ...open], env, windowsHide: true });
  } finally {
    open.forEach((file) => closeSync(file));
  }
}
