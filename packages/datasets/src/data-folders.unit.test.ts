import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { dataSetNamed } from './catalog';
import { dataFolders } from './data-folders';

let root: string;
beforeEach(() => (root = realpathSync(mkdtempSync(join(tmpdir(), 'gradus-data-')))));
afterEach(() => rmSync(root, { recursive: true }));

const named = (value: string | undefined) => dataFolders({ GRADUS_CACHE: root, GRADUS_DATA: value });

it('dataFolders() is empty if GRADUS_DATA is not set', () => {
  expect(named(undefined)).toEqual([]);
  expect(named(' ')).toEqual([]);
});

it('dataFolders() gives absolute paths of folders, one or several', () => {
  write('one/a', 'two/b');
  expect(named(relative(process.cwd(), join(root, 'one')))).toEqual([join(root, 'one')]);
  expect(named(`${join(root, 'two')}, ${join(root, 'one')}`)).toEqual([join(root, 'two'), join(root, 'one')]);
});

it('dataFolders() leaves a folder with a comma in its name in one piece', () => {
  write('a,b/file');
  expect(named(join(root, 'a,b'))).toEqual([join(root, 'a,b')]);
});

it('dataFolders() knows data sets that were downloaded by name', () => {
  write('data/book/timemachine.txt', ...dataSetNamed('mnist')!.files.map(({ name }) => `data/mnist/${name}`));
  expect(named('book')).toEqual([join(root, 'data/book')]);
  expect(named('mnist,book')).toEqual([join(root, 'data/mnist'), join(root, 'data/book')]);
});

it('dataFolders() says how to get a data set, or the rest of it', () => {
  write('data/mnist/train-images-idx3-ubyte.gz');
  expect(() => named('mnist')).toThrow(
    `GRADUS_DATA names the data set mnist, which is not in ${join(root, 'data/mnist')} yet.\nGet it: npx gradus data get mnist`,
  );
});

it.each([
  ['nowhere', 'GRADUS_DATA names nowhere, which is neither a folder nor a data set (mnist, fashion-mnist, book)'],
  ['mnits,', 'GRADUS_DATA names mnits, which is neither'],
  [',', 'GRADUS_DATA names nothing beside a comma, which is neither'],
])('dataFolders() refuses %j', (value, message) => {
  expect(() => named(value)).toThrow(message);
});

it('dataFolders() refuses a file', () => {
  write('file');
  expect(() => named(join(root, 'file'))).toThrow('which is neither a folder nor a data set');
});

function write(...names: string[]): void {
  for (const name of names) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), '');
  }
}
