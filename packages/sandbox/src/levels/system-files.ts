import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { dirname } from 'node:path';

const HEADERS = 4096;

/** What of the system a dynamically linked Node needs: the loader, and the folders its libraries are in. */
export function systemFiles(): string[] {
  return [...new Set([...libraryFolders(readFileSync('/proc/self/maps', 'utf8')), ...loader(process.execPath)])];
}

/** Folders of the libraries in a `/proc/PID/maps`. */
export function libraryFolders(maps: string): string[] {
  const libraries = [...maps.matchAll(/ (\/\S+\.so(?:\.[\d.]+)?)$/gm)].map(([, path]) => path!);
  return [...new Set(libraries.map((path) => dirname(path)))].filter((folder) => /^\/(usr\/)?lib/.test(folder));
}

/** The interpreter that an ELF file names, `/lib64/ld-linux-x86-64.so.2`; it is often a link and in a folder of its own. */
function loader(program: string): string[] {
  const header = Buffer.alloc(HEADERS);
  const file = openSync(program, 'r');
  readSync(file, header, 0, HEADERS, 0);
  closeSync(file);
  return /\/[\w./-]*\/ld-[\w.-]+(?=\0)/.exec(header.toString('latin1'))?.slice(0, 1) ?? [];
}
