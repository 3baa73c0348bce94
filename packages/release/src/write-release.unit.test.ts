import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { RELEASE_FILE, sha256 } from '@gradus/contract';
import { type Form, FORMS, writeRelease } from './write-release';

const root = resolve(__dirname, '../../..');
let out: string;
beforeEach(() => (out = mkdtempSync(join(tmpdir(), 'write-release-'))));
afterEach(() => rmSync(out, { recursive: true }));

function edition(text: string, path = 'exercises/01-a/01-one.ts') {
  const content = Buffer.from(text);
  const release = { format: 1, version: '0.1.0', files: [{ path, sha256: sha256(content) }] };
  return new Map([[path, content], [RELEASE_FILE, Buffer.from(JSON.stringify(release))]]); // prettier-ignore
}

const write = (files: ReturnType<typeof edition>, version = '0.1.0', forms: readonly Form[] = FORMS) => writeRelease(out, files, { root, version, forms }); // prettier-ignore
const names = () => readdirSync(out, { recursive: true, encoding: 'utf8' }).sort();

test('writes the forms, and their checksums', () => {
  const written = ['gradus-course/', 'gradus-course-0.1.0.tgz', 'create-gradus-course-0.1.0.tgz'];
  expect(write(edition('a'))).toEqual(written);
  const sums = readFileSync(join(out, 'SHA256SUMS'), 'utf8').split('\n').filter(Boolean);
  for (const line of sums) {
    const [sum, name] = line.split('  ') as [string, string];
    expect(sha256(readFileSync(join(out, name)))).toBe(sum);
  }
  expect(sums).toHaveLength(2);
});

test('replaces an earlier release whole', () => {
  write(edition('a'));
  write(edition('b', 'exercises/01-a/02-two.ts'), '0.2.0', ['folder', 'archive']);
  expect(names()).toEqual([
    ...['SHA256SUMS', 'gradus-course', 'gradus-course-0.2.0.tgz', 'gradus-course/exercises', 'gradus-course/exercises/01-a'],
    ...['gradus-course/exercises/01-a/02-two.ts', `gradus-course/${RELEASE_FILE}`],
  ].sort()); // prettier-ignore
});

test.each([
  ['a foreign file', 'notes.txt', 'notes.txt is not from an earlier release'],
  ['a foreign file in the folder of the edition', 'gradus-course/notes.txt', 'notes.txt is not from an earlier release'],
  ['an answer in a stub', 'gradus-course/exercises/01-a/01-one.ts', '01-one.ts was changed since it was released'],
  ['another archive under the same name', 'gradus-course-0.1.0.tgz', 'gradus-course-0.1.0.tgz was changed'],
])('%s is left alone, with everything else', (_, path, message) => {
  write(edition('a'));
  writeFileSync(join(out, path), 'mine');
  const before = names();
  expect(() => write(edition('b'))).toThrow(message);
  expect(names()).toEqual(before);
  expect(readFileSync(join(out, path), 'utf8')).toBe('mine');
}); // prettier-ignore

test('a folder that was never a release is left alone', () => {
  writeFileSync(join(out, 'thesis.tex'), 'mine');
  expect(() => write(edition('a'))).toThrow('thesis.tex is not from an earlier release. Name an empty folder');
});
