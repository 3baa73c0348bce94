import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { sha256 } from '@gradus/contract';
import { finishUpdate, FOLDER, type Journal, JOURNAL } from '../../../bin/finish-update.cjs';

const GRADUS = resolve(__dirname, '../../../bin/gradus.cjs');

test.each([['../outside.txt'], ['/etc/outside.txt'], ['C:/outside.txt'], ['a/../../outside.txt'], ['link/outside.txt'], ['a\\..\\outside.txt']])(
  'a journal that somebody else has written puts nothing to %s',
  (path) => {
    const root = join(mkdtempSync(join(tmpdir(), 'sent-')), 'course');
    mkdirSync(join(root, FOLDER, 'files'), { recursive: true });
    symlinkSync(dirname(root), join(root, 'link'), 'junction');
    writeFileSync(join(root, FOLDER, 'files/0'), 'new');
    writeFileSync(join(root, JOURNAL), JSON.stringify({ backup: 'b', steps: [{ do: 'put', path, file: '0', sha256: '' }] }));
    expect(() => finishUpdate(root)).toThrow(`${JOURNAL} names ${JSON.stringify(path)}, which leads elsewhere.`);
    expect(readdirSync(dirname(root))).toEqual(['course']);
    rmSync(dirname(root), { recursive: true });
  },
); // prettier-ignore

test('and takes nothing from elsewhere', () => {
  const root = mkdtempSync(join(tmpdir(), 'sent-'));
  mkdirSync(join(root, FOLDER, 'files'), { recursive: true });
  writeFileSync(join(root, JOURNAL), JSON.stringify({ backup: 'b', steps: [{ do: 'put', path: 'a', file: '../../../../secret', sha256: '' }] })); // prettier-ignore
  expect(() => finishUpdate(root)).toThrow('which leads elsewhere');
  rmSync(root, { recursive: true });
});

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
});
