import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { replaceSection } from './replace-section';

export const REPOSITORY = resolve(__dirname, '../../..');
export const DOCUMENT = join(REPOSITORY, 'docs/performance.md');

/** Puts a text between its markers in docs/performance.md, formatted as the rest. */
export function writeSection(name: string, text: string): void {
  writeFileSync(DOCUMENT, replaceSection(readFileSync(DOCUMENT, 'utf8'), name, text));
  execFileSync(process.execPath, [require.resolve('prettier/bin/prettier.cjs'), '--write', DOCUMENT]);
}
