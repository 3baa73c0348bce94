import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tarball } from './tarball';

const folder = mkdtempSync(join(tmpdir(), 'tarball-'));
afterAll(() => rmSync(folder, { recursive: true }));

const LONG = `${'a-folder-with-a-name/'.repeat(5)}${'x'.repeat(60)}.ts`;
const FILES = new Map([
  ['b.txt', Buffer.from('softmax ∂')],
  ['a/run.cjs', Buffer.from('x'.repeat(512))],
  ['empty', Buffer.alloc(0)],
  [LONG, Buffer.from('deep')],
]);

test('tar reads what is packed, with who may run it', () => {
  writeFileSync(join(folder, 'x.tgz'), tarball(FILES, 'course', new Set(['a/run.cjs'])));
  expect(spawnSync('tar', ['-xzf', 'x.tgz'], { cwd: folder, encoding: 'utf8' })).toMatchObject({
    status: 0,
    stderr: '',
  });
  for (const [path, content] of FILES) expect(readFileSync(join(folder, 'course', path)).equals(content)).toBe(true);
  const isRunnable = (path: string) => (statSync(join(folder, 'course', path)).mode & 0o100) !== 0;
  expect(['a/run.cjs', 'b.txt'].map(isRunnable)).toEqual([true, false]);
});

test('the same files give the same bytes, in whatever order they come', () => {
  const other = new Map([...FILES].reverse());
  expect(tarball(other, 'course').equals(tarball(FILES, 'course'))).toBe(true);
});

test('a path that tar cannot take is named', () => {
  const path = `${'x'.repeat(120)}.ts`;
  expect(() => tarball(new Map([[path, Buffer.alloc(0)]]), 'course')).toThrow(`course/${path} is too long`);
});
