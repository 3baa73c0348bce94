import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Program } from '../isolation';

/** By what is in them. */
const stages = new Map<string, string>();

/**
 * A copy of a program that every user may read, wherever the original lies. It is there until this process ends.
 *
 * @param more files to put beside it
 */
export function stage(program: Program, more: Readonly<Record<string, string>> = {}): Program {
  const key = [program.script, ...Object.values(more)].join('\0');
  const folder = stages.get(key) ?? copy(program, more);
  stages.set(key, folder);
  const packages = program.packages.map((files) => ({ ...files, folder: join(folder, 'node_modules', files.name) }));
  return { ...program, script: join(folder, 'program.cjs'), packages };
}

function copy({ script, packages }: Program, more: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'gradus-stage-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  chmodSync(folder, 0o755);
  for (const [name, file] of Object.entries({ 'program.cjs': script, ...more })) put(file, join(folder, name));
  for (const { name, folder: from, files } of packages) {
    for (const file of files) put(join(from, file), join(folder, 'node_modules', name, file));
  }
  return folder;
}

function put(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true, mode: 0o755 });
  copyFileSync(from, to);
  chmodSync(to, 0o644);
}
