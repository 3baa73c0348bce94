import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Architecture, type FilterKind, seccompFilter } from './filter';

const files = new Map<string, string>();

/** The filter as a file, since bubblewrap reads it from a descriptor. It is there until this process ends. */
export function filterFile(architecture: Architecture, kind: FilterKind): string {
  const name = `${architecture}-${kind}.bpf`;
  const file = files.get(name) ?? write(name, seccompFilter(architecture, kind));
  files.set(name, file);
  return file;
}

function write(name: string, filter: Buffer): string {
  const folder = mkdtempSync(join(tmpdir(), 'gradus-filter-')); // mode 0700
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, name);
  writeFileSync(file, filter);
  return file;
}
