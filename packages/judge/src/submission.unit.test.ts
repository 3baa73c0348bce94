import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAnswer } from './submission';
import { makeLesson, pick } from './testing/make-course';

const assignment = pick(makeLesson('04-softmax', [{ file: '01-encode.ts' }]), 1);
const path = 'exercises/04-softmax/01-encode.ts';
const isWindows = process.platform === 'win32';
let root: string;
const read = () => readAnswer({ id: 'ada', root, tree: 'exercises' }, assignment);
const at = (relative: string) => join(root, relative);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'gradus-intake-'));
  mkdirSync(at('exercises/04-softmax'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

describe('readAnswer() reads', () => {
  test('text with its hash', () => {
    writeFileSync(at(path), 'ä');
    expect(read()).toMatchObject({ status: 'text', path, text: 'ä' });
    writeFileSync(at(path), 'a');
    const sha256 = 'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb';
    expect(read()).toEqual({ status: 'text', path, text: 'a', sha256 });
  });

  test('text without its byte order mark', () => {
    writeFileSync(at(path), '\ufeffexport {};');
    expect(read()).toMatchObject({ status: 'text', text: 'export {};' });
  });

  test('a file of exactly 2 MB', () => {
    writeFileSync(at(path), Buffer.alloc(2 * 2 ** 20, 'x'));
    expect(read()).toMatchObject({ status: 'text' });
  });

  test('a submission whose root is itself a link', () => {
    writeFileSync(at(path), 'x');
    const link = `${root}-link`;
    symlinkSync(root, link);
    expect(readAnswer({ id: 'ada', root: link, tree: 'exercises' }, assignment)).toMatchObject({ status: 'text' });
    unlinkSync(link);
  });
});

describe('readAnswer() finds missing', () => {
  test.each<[string, () => void]>([
    ['a file that is not there', () => {}],
    ['a lesson that is not there', () => rmSync(at('exercises/04-softmax'), { recursive: true })],
    ['a lesson that is a file', () => { rmSync(at('exercises/04-softmax'), { recursive: true }); writeFileSync(at('exercises/04-softmax'), ''); }],
  ])('%s', (_, prepare) => {
    prepare();
    expect(read()).toEqual({ status: 'missing', path });
  }); // prettier-ignore
});

describe('readAnswer() refuses', () => {
  const cases: [fact: string, prepare: () => void, message: string][] = [
    ['a folder', () => mkdirSync(at(path)), 'is not a regular file.'],
    ['a link to a file', () => { writeFileSync(at('secret.ts'), 'x'); symlinkSync(at('secret.ts'), at(path)); }, 'is not a regular file.'],
    ['a link to nowhere', () => symlinkSync('/nowhere', at(path)), 'is not a regular file.'],
    ...(isWindows ? [] : [['a pipe', () => execFileSync('mkfifo', [at(path)]), 'is not a regular file.'] as [string, () => void, string]]),
    ['a lesson folder that is a link', () => linkFolder('exercises/04-softmax', 'solutions/04-softmax'), 'lies behind a link.'],
    ['a tree that is a link', () => linkFolder('exercises', 'solutions'), 'lies behind a link.'],
    ['a file that is too large', () => writeFileSync(at(path), Buffer.alloc(2 * 2 ** 20 + 1)), 'is larger than 2 MB.'],
    ['UTF-16', () => writeFileSync(at(path), Buffer.from('\ufeffexport {};', 'utf16le')), 'is not UTF-8 text: save it with the encoding UTF-8.'],
    ['Latin-1', () => writeFileSync(at(path), Buffer.from('ä', 'latin1')), 'is not UTF-8 text: save it with the encoding UTF-8.'],
  ]; // prettier-ignore

  test.each(cases)('%s', (_, prepare, message) => {
    prepare();
    expect(read()).toEqual({ status: 'unreadable', path, message: `${path} ${message}` });
  });

  test('a file it may not read, without telling where it lies', () => {
    if (isWindows || process.getuid?.() === 0) return; // root reads everything
    writeFileSync(at(path), 'x');
    chmodSync(at(path), 0);
    expect(read()).toEqual({ status: 'unreadable', path, message: `${path} cannot be read (EACCES).` });
  });
});

/** Puts a link in the place of a folder: the answer is there, but it is somebody else's. */
function linkFolder(from: string, to: string): void {
  rmSync(at(from), { recursive: true });
  mkdirSync(at('solutions/04-softmax'), { recursive: true });
  writeFileSync(at('solutions/04-softmax/01-encode.ts'), 'the reference solution');
  symlinkSync(at(to), at(from));
}
