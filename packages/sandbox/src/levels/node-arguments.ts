import { devNull } from 'node:os';
import type { Program } from '../isolation';

/** Arguments of Node. The permission model stands behind whatever else keeps the program in. */
export function nodeArguments(program: Program, script: string, readable: readonly string[]): string[] {
  return [
    '--no-warnings',
    ...(program.options ?? []),
    `--trace-event-file-pattern=${devNull}`, // which permissions to write do not cover
    ...(program.native ? [] : [permissionFlag(), ...readable.map((path) => `--allow-fs-read=${path}`)]),
    ...(program.addons && !program.native ? ['--allow-addons'] : []),
    `--max-old-space-size=${program.bounds.heapMb}`,
    script,
  ];
}

function permissionFlag(): string {
  return process.allowedNodeEnvironmentFlags.has('--permission') ? '--permission' : '--experimental-permission';
}
