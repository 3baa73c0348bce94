import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { Launch, Program } from '../isolation';
import type { Rung } from './level';
import { nodeArguments } from './node-arguments';

/**
 * Node's permission model (no files but the program's own, no child processes, no threads) and a heap limit. Guards
 * against accidents and casual cheating, which is what a student's own run needs.
 */
export const weak: Rung = {
  level: 'weak',
  madeOf: "Node's permission model",
  promises: ['files', 'writes', 'processes', 'devices'],
  prepare: () => ({ status: 'ready', enclose: inPlace }),
};

/** Permissions go by real paths, and node_modules may be a link. */
export function inPlace(program: Program): Launch {
  const script = realpathSync(program.script);
  const packages = program.packages.flatMap(({ folder, files }) => files.map((file) => realpathSync(join(folder, file)))); // prettier-ignore
  const addons = (program.addons?.folders ?? []).flatMap((folder) => [folder, realpathSync(folder)]);
  // Each once: Node 20 aborts over a folder that it is given twice.
  const readable = [script, ...packages, ...new Set(addons.map((folder) => `${folder}/`))];
  return { command: process.execPath, args: nodeArguments(program, script, readable), env: { ...program.env } }; // prettier-ignore
}
