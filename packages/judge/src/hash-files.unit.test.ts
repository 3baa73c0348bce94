import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashFolders, hashTexts } from './hash-files';

let root: string;
const hash = () => hashFolders(root, ['a', 'b']);
const write = (path: string, text: string) => writeFileSync(join(root, path), text);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'gradus-hash-'));
  for (const folder of ['a', 'a/deep', 'b']) mkdirSync(join(root, folder));
  write('a/x.ts', '1');
});
afterEach(() => rmSync(root, { recursive: true }));

test('hashFolders() sees every change of a source file', () => {
  const seen = [hash()];
  const changes = [
    () => write('a/x.ts', '2'),
    () => write('a/deep/y.ts', ''),
    () => write('a/package.json', '{}'),
    () => write('a/config.cjs', ''),
    () => renameSync(join(root, 'a/x.ts'), join(root, 'a/z.ts')),
    () => renameSync(join(root, 'a/z.ts'), join(root, 'b/z.ts')),
  ];
  for (const change of changes) {
    change();
    seen.push(hash());
  }
  expect(new Set(seen).size).toBe(changes.length + 1);
});

test('hashFolders() passes over tests and everything that is no source', () => {
  const before = hash();
  write('a/x.unit.test.ts', '');
  write('a/README.md', '');
  expect(hash()).toBe(before);
});

test('hashFolders() passes over answers that graders are tried on', () => {
  for (const folder of ['a/misconceptions', 'a/deep/alternatives']) mkdirSync(join(root, folder));
  const before = hash();
  write('a/misconceptions/01-flipped.ts', '');
  write('a/deep/alternatives/01-loop.ts', '');
  expect(hash()).toBe(before);
  write('a/misconceptions.ts', '');
  expect(hash()).not.toBe(before);
});

test('hashTexts() does not run texts together', () => {
  expect(hashTexts(['ab', 'c'])).not.toBe(hashTexts(['a', 'bc']));
  expect(hashTexts(['a', ''])).not.toBe(hashTexts(['a']));
});

test('hashFolders() passes over what mutants came to', () => {
  const before = hash();
  for (const name of ['survivors.json', 'mutation.json']) write(`a/${name}`, '[]');
  expect(hash()).toBe(before);
});
