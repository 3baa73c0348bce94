import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Gives every test of a file an empty folder, which GRADUS_DATA names. */
export function eachTestHasDataFolder(use: (folder: string) => void): void {
  const before = process.env['GRADUS_DATA'];
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'gradus-data-'));
    process.env['GRADUS_DATA'] = folder;
    use(folder);
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
    if (before === undefined) delete process.env['GRADUS_DATA'];
    else process.env['GRADUS_DATA'] = before;
  });
}
