import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(__dirname, '../fixtures');

/** Compares a text with a file in `src/fixtures`; `GRADUS_UPDATE=1` writes the file instead. */
export function expectGolden(file: string, text: string): void {
  const path = join(FOLDER, file);
  if (process.env['GRADUS_UPDATE'] === '1') writeFileSync(path, text);
  expect(text).toBe(readFileSync(path, 'utf8'));
}
