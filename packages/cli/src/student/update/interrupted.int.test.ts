import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { FOLDER, type Journal, JOURNAL } from '../../../bin/finish-update.cjs';
import { sha256 } from './edition';

const GRADUS = resolve(__dirname, '../../../bin/gradus.cjs');

test('whatever command comes next completes an update that was interrupted, from any folder of the course', async () => {
  const root = mkdtempSync(join(tmpdir(), 'interrupted-'));
  const journal: Journal = {
    backup: '.gradus/backups/then',
    steps: [{ do: 'put', path: 'machine/a.js', file: '0', sha256: sha256(Buffer.from('new')) }],
  };
  mkdirSync(join(root, FOLDER, 'files'), { recursive: true });
  mkdirSync(join(root, 'exercises'));
  writeFileSync(join(root, FOLDER, 'files/0'), 'new');
  writeFileSync(join(root, JOURNAL), JSON.stringify(journal));
  const run = () => promisify(execFile)(process.execPath, [GRADUS, '--help'], { cwd: join(root, 'exercises') });
  expect((await run()).stderr).toMatch(/^An update of the course had been interrupted; it is complete now\./);
  expect(readFileSync(join(root, 'machine/a.js'), 'utf8')).toBe('new');
  expect(existsSync(join(root, FOLDER))).toBe(false);
  expect((await run()).stderr).toBe('');
  rmSync(root, { recursive: true });
}, 60_000);
