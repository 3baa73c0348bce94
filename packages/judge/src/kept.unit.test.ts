import {
  existsSync,
  lutimesSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { forgetUnused, markUsed } from './kept';

const DAY_MS = 24 * 3_600_000;
const NOW = Date.now();

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'kept-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A file, or a folder with one, that was used so many days ago. */
function keep(name: string, days: number, { bytes = 1, isFolder = false } = {}): string {
  const path = join(folder, name);
  if (isFolder) mkdirSync(path);
  writeFileSync(isFolder ? join(path, 'file') : path, Buffer.alloc(bytes));
  const at = new Date(NOW - days * DAY_MS);
  utimesSync(path, at, at);
  return path;
}

const left = () => readdirSync(folder).sort();

test('what nobody used for a month goes, files and folders', () => {
  keep('old', 31);
  keep('old-folder', 40, { isFolder: true });
  keep('used', 29, { isFolder: true });
  forgetUnused(folder);
  expect(left()).toEqual(['used']);
});

test('markUsed() keeps it, also a folder', () => {
  for (const isFolder of [false, true]) markUsed(keep(`old-${isFolder}`, 31, { isFolder }));
  forgetUnused(folder);
  expect(left()).toEqual(['old-false', 'old-true']);
  expect(() => markUsed(join(folder, 'nowhere'))).not.toThrow();
});

test('of too much, what was used longest ago goes, and nothing of the last days', () => {
  keep('a', 20, { bytes: 100 });
  keep('b', 10, { bytes: 100, isFolder: true });
  keep('c', 8, { bytes: 100 });
  keep('d', 6, { bytes: 1000 });
  forgetUnused(folder, { mostBytes: 1250 });
  expect(left()).toEqual(['b', 'c', 'd']);
  forgetUnused(folder, { mostBytes: 1150 });
  expect(left()).toEqual(['c', 'd']);
  forgetUnused(folder, { mostBytes: 10 });
  expect(left()).toEqual(['d']);
});

test('nothing behind a link goes with it, and a folder that is not there is empty', () => {
  const elsewhere = mkdtempSync(join(tmpdir(), 'elsewhere-'));
  writeFileSync(join(elsewhere, 'file'), 'x');
  const at = new Date(NOW - 31 * DAY_MS);
  symlinkSync(elsewhere, join(folder, 'link'));
  lutimesSync(join(folder, 'link'), at, at);
  forgetUnused(folder);
  expect(left()).toEqual([]);
  expect(existsSync(join(elsewhere, 'file'))).toBe(true);
  rmSync(elsewhere, { recursive: true });
  expect(() => forgetUnused(join(folder, 'nowhere'))).not.toThrow();
});
