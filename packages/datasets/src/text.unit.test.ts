import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadDigits } from './digits';
import { synthText } from './synth-text';
import { loadText } from './text';
import { eachTestHasDataFolder } from './testing/each-test-has-data-folder';

const request = { train: 12, test: 6, seed: 1 };
let folder: string;
eachTestHasDataFolder((path) => (folder = path));

it('loadText() without GRADUS_DATA draws sentences', async () => {
  process.env['GRADUS_DATA'] = '';
  const { train, test, source } = await loadText({ train: 16_000, test: 4_000, seed: 3 });
  expect(source).toBe('procedural');
  expect([train.length, test.length]).toEqual([16_000, 4_000]);
  expect(train + test).toBe(synthText(3));
});

describe('loadText() with GRADUS_DATA', () => {
  const BOOK = 'It was 8 o’clock:\nthe Time Machine!';

  it('reads the beginning of the book, and what follows to test with', async () => {
    write('timemachine.txt', BOOK);
    write('README.txt', 'about the book');
    expect(await loadText(request)).toEqual({ train: 'it was o clo', test: 'ck the', source: 'book' });
  });

  it('finds the book one folder down', async () => {
    write('book/timemachine.txt', BOOK);
    write('mnist/README.txt', 'about the pictures');
    expect((await loadText(request)).train).toBe('it was o clo');
  });

  it('names the folder if it has no text; its pictures are another matter', async () => {
    write('pictures.gz', '');
    const expected = `GRADUS_DATA names ${folder}, but no folder there has a text to read (a file .txt)`;
    expect(await failure()).toContain(expected);
    expect(await failure()).toContain('unset it to use drawn sentences');
  });

  it('names a folder that does not exist', async () => {
    process.env['GRADUS_DATA'] = join(folder, 'nowhere');
    expect(await failure()).toContain(
      `GRADUS_DATA names ${join(folder, 'nowhere')}, which is neither a folder nor a data set`,
    );
  });

  it('does not choose among several texts', async () => {
    write('a.txt', BOOK);
    write('b.txt', BOOK);
    expect(await failure()).toContain(`several texts:\n  ${join(folder, 'a.txt')}\n  ${join(folder, 'b.txt')}\n`);
  });

  it('says how long the text is if it is too short', async () => {
    write('timemachine.txt', BOOK);
    const expected = `${join(folder, 'timemachine.txt')} holds 31 letters and spaces, but 40 are needed.`;
    expect(await failure({ train: 34 })).toBe(expected);
  });

  it('leaves loadDigits() to say what it misses', async () => {
    write('timemachine.txt', BOOK);
    await expect(loadDigits(request)).rejects.toThrow('has all of\n  train-images-idx3-ubyte');
  });
});

function write(name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

async function failure(changes: Partial<typeof request> = {}): Promise<string> {
  return loadText({ ...request, ...changes }).then(
    () => 'no error',
    (error: Error) => error.message,
  );
}
