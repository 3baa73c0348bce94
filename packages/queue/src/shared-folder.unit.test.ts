import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SharedFolder } from './shared-folder';

let path: string;
let folder: SharedFolder;
beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'gradus-shared-'));
  folder = new SharedFolder(path);
});
afterEach(() => rmSync(path, { recursive: true }));

const HASH = 'b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9';

test('put() names a text by its hash, get() gives it back, remove() may be repeated', () => {
  expect(folder.put('hello world')).toBe(HASH);
  expect(readdirSync(path)).toEqual([HASH]);
  expect(folder.get(HASH)).toBe('hello world');
  folder.remove(HASH);
  folder.remove(HASH);
  expect(() => folder.get(HASH)).toThrow('ENOENT');
});

test('get() refuses what has another hash', () => {
  writeFileSync(join(path, HASH), 'hello');
  expect(() => folder.get(HASH)).toThrow(`${join(path, HASH)} was changed or cut off.`);
});

test('prepare() keeps its mark, and removes only what is old and ours', () => {
  const mark = folder.prepare();
  const names = [HASH, `${HASH}.${mark}.part`, 'thesis.txt', '0'.repeat(64)];
  for (const name of names) writeFileSync(join(path, name), '');
  const twoDaysAgo = Date.now() / 1000 - 2 * 86_400;
  for (const name of [...names.slice(0, 3), 'gradus-shared-folder'])
    utimesSync(join(path, name), twoDaysAgo, twoDaysAgo);
  expect(new SharedFolder(path).prepare()).toBe(mark);
  expect(readdirSync(path).sort()).toEqual(['0'.repeat(64), 'gradus-shared-folder', 'thesis.txt']);
});

test('a folder that is not there is named', () => {
  expect(() => new SharedFolder(join(path, 'nowhere'))).toThrow(/^There is no folder .*nowhere; --shared takes one/);
});
