import { type ChildProcess, spawn, type StdioOptions } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import type { Launch } from './isolation';

/** Starts a command line with the files it wants to find open. */
export function launchProcess(launch: Launch, stdio: Extract<StdioOptions, readonly unknown[]>): ChildProcess {
  const files = (launch.files ?? []).map((file) => openSync(file, 'r'));
  try {
    return spawn(launch.command, launch.args, { stdio: [...stdio, ...files], env: launch.env, windowsHide: true });
  } finally {
    files.forEach((file) => closeSync(file));
  }
}
