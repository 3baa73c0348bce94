import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Architecture, seccompFilter } from './filter';

const files = new Map<Architecture, string>();

/** The filter as a file, since bubblewrap reads it from a descriptor. It is there until this process ends. */
export function filterFile(architecture: Architecture): string {
  const file = files.get(architecture) ?? write(architecture);
  files.set(architecture, file);
  return file;
}

function write(architecture: Architecture): string {
  const folder = mkdtempSync(join(tmpdir(), 'gradus-filter-')); // mode 0700
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, `${architecture}.bpf`);
  writeFileSync(file, seccompFilter(architecture));
  return file;
}
