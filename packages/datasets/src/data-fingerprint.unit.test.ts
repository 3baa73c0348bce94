import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataFingerprint } from './data-fingerprint';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gradus-data-'));
  mkdirSync(join(folder, 'mnist'));
  write('mnist/train-images-idx3-ubyte.gz', 'pictures');
  write('mnist/notes.md', 'notes');
});
afterEach(() => rmSync(folder, { recursive: true }));

const fingerprint = () => dataFingerprint([folder]);

describe('dataFingerprint() is another one if', () => {
  test.each<[string, () => void]>([
    ['a file has another size', () => write('mnist/train-images-idx3-ubyte.gz', 'pictures and more')],
    ['a file was changed', () => utimesSync(join(folder, 'mnist/train-images-idx3-ubyte.gz'), 1, 1)],
    ['a file was added', () => write('book.txt', '')],
    ['a file is gone', () => rmSync(join(folder, 'mnist'), { recursive: true })],
  ])('%s', (_, change) => {
    const before = fingerprint();
    change();
    expect(fingerprint()).not.toBe(before);
  });
});

it('dataFingerprint() is the same as long as nothing changes that a lesson reads', () => {
  const before = fingerprint();
  write('mnist/notes.md', 'more notes');
  expect(fingerprint()).toBe(before);
});

it('dataFingerprint() of no folder is empty, and that of an empty one is not', () => {
  expect(dataFingerprint([])).toBe('');
  rmSync(join(folder, 'mnist'), { recursive: true });
  expect(fingerprint()).toBe(folder);
});

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}
