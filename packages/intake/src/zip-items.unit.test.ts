import { makeZip, type ZipPart } from './testing/make-zip';
import { plain, Submissions } from './testing/submissions';

const submissions = new Submissions();
afterAll(() => submissions.remove());

const good: ZipPart = { name: '04-softmax/02-softmax.ts', content: 'fine' };
const bad = (part: Partial<ZipPart>): ZipPart => ({
  name: '04-softmax/01-encode.ts',
  content: 'x'.repeat(100),
  ...part,
});
const take = (parts: readonly ZipPart[]) => submissions.takePacked(makeZip(parts), 'zip').then(plain);

describe('a zip is taken', () => {
  test.each<[fact: string, part: Partial<ZipPart>]>([
    ['compressed', {}],
    ['stored', { stored: true }],
    ['with sizes behind the data, as macOS and streams make it', { descriptor: true }],
    ['from Windows, without a mode', { mode: 0 }],
  ])('%s', async (_, part) => {
    expect(await take([bad(part)])).toMatchObject({
      files: { '04-softmax/01-encode.ts': 'x'.repeat(100) },
      remarks: [],
    });
  });
});

describe('a zip of old Windows programs, whose folders are parted by backslashes,', () => {
  const packed = (name: string) => ({ name, content: 'x', system: 0, mode: 0 });

  test('is taken', async () => {
    const parts = ['ada\\exercises\\', 'ada\\exercises\\04-softmax\\01-encode.ts'].map(packed);
    expect(await take(parts)).toMatchObject({ files: { '04-softmax/01-encode.ts': 'x' }, remarks: [] });
  });

  test.each([
    ['..\\04-softmax\\01-encode.ts', 'leads out of its folder with "..".'],
    ['\\server\\share', 'is an absolute path: names must begin at the submission’s own folder.'],
    ['c:\\04-softmax\\01-encode.ts', 'begins with a drive letter: names must begin at the submission’s own folder.'],
  ])('may do no more than others: %s', async (name, message) => {
    const file = name.replaceAll('\\', '/');
    expect(await take([packed('04-softmax\\02-softmax.ts'), packed(name)])).toMatchObject({
      files: { '04-softmax/02-softmax.ts': 'x' },
      remarks: [{ status: 'refused', file, message }],
    });
  });

  test('is one only if there are no slashes', async () => {
    const { remarks } = (await take([packed('04-softmax/02-softmax.ts'), packed('04-softmax\\01-encode.ts')])) as {
      remarks: unknown[];
    };
    expect(remarks).toMatchObject([{ message: expect.stringContaining('has a backslash in its name') }]);
  });
});

describe('a zip loses one answer to', () => {
  test.each<[fact: string, part: Partial<ZipPart>, message: string]>([
    ['a link', { mode: 0o120777 }, 'is a symbolic link, not a regular file.'],
    ['a device', { mode: 0o020666 }, 'is a device, not a regular file.'],
    ['a pipe', { mode: 0o010666 }, 'is a pipe, not a regular file.'],
    ['a socket', { mode: 0o140666 }, 'is a socket, not a regular file.'],
    ['encryption', { flags: 1 }, 'is encrypted: pack it without a password.'],
    ['a wrong checksum', { crc: 1 }, 'is damaged: its checksum is wrong.'],
    ['a size too small', { size: 10 }, 'does not have the 10 bytes that its zip promises.'],
    ['a size too large', { size: 1000 }, 'does not have the 1000 bytes that its zip promises.'],
    ['two headers of different size', { localSize: 5 }, 'has two headers in its zip that contradict each other.'],
    ['two headers of different name', { localName: '04-softmax/09-encode.ts' }, 'has two headers in its zip that contradict each other.'],
    ['an unknown compression', { method: 12 }, 'is compressed in an unusual way: pack it with "deflate".'],
    ['zip64', { extra: Buffer.from([1, 0, 0, 0]) }, 'is packed as zip64, which is meant for files of more than 4 GB: pack it as a plain .zip.'],
    ['a bomb that tells its size', { content: Buffer.alloc(2 ** 26) }, 'is larger than 2 MB.'],
    ['a bomb that lies about its size', { content: Buffer.alloc(2 ** 26), size: 100 }, 'does not have the 100 bytes that its zip promises.'],
['bytes hidden behind its content', { hidden: Buffer.from('more') }, 'does not have the 100 bytes that its zip promises.'],
        ['UTF-16', { content: Buffer.from('\ufeffx', 'utf16le') }, 'is not UTF-8 text: save it with the encoding UTF-8.'],
  ])('%s', async (_, part, message) => {
    expect(await take([good, bad(part)])).toMatchObject({
      status: 'ready',
      files: { '04-softmax/02-softmax.ts': 'fine' },
      refused: { '04-softmax/01-encode.ts': message },
    });
  }); // prettier-ignore

  test('its name being there twice', async () => {
    const refused = { '04-softmax/01-encode.ts': 'is there twice: which one counts is not clear.' };
    expect(await take([good, bad({}), bad({ content: 'y' })])).toMatchObject({ status: 'ready', refused });
  });

  test.each([
    ['case', '04-softmax/01-ENCODE.ts'],
    ['the case of a folder', '04-Softmax/01-encode.ts'],
    ['the composition of letters', '04-softmax/01-encod\uff45.ts'],
  ])('another name that differs in %s only', async (_, name) => {
    const message = expect.stringMatching(/^is there twice, as .*: some systems take these names for the same\.$/);
    const intake = await take([good, bad({}), bad({ name })]);
    expect(intake).toMatchObject({ status: 'ready', refused: { '04-softmax/01-encode.ts': message } });
  });

  test('a link in the place of its folder', async () => {
    const link = { name: '05-mnist', content: '../../grader', mode: 0o120777 };
    const intake = await take([good, link, { name: '05-mnist/01-parse.ts', content: 'x' }]);
    const message = 'lies below 05-mnist, which is a symbolic link, not a folder.';
    expect(intake).toMatchObject({ status: 'ready', refused: { '05-mnist/01-parse.ts': message } });
  });
});

describe('a zip keeps its answers and drops', () => {
  test.each<[name: string | Buffer, message: string]>([
    ['../04-softmax/01-encode.ts', 'leads out of its folder with "..".'],
    ['04-softmax/../../01-encode.ts', 'leads out of its folder with "..".'],
    ['/etc/passwd', 'is an absolute path: names must begin at the submission’s own folder.'],
    ['C:/04-softmax/01-encode.ts', 'begins with a drive letter: names must begin at the submission’s own folder.'],
    ['04-softmax\\01-encode.ts', 'has a backslash in its name: folders in an archive are separated by "/".'],
    ['\\\\server\\share', 'has a backslash in its name: folders in an archive are separated by "/".'],
    ['04-softmax/01-encode.ts\0.png', 'has a NUL character in its name.'],
    ['04-softmax/\u202est.edocne', 'has control or invisible characters in its name.'],
    ['04-softmax/\u001b[2J', 'has control or invisible characters in its name.'],
    ['04-softmax//01-encode.ts', 'has an empty part or "." in its path.'],
    ['04-softmax/./01-encode.ts', 'has an empty part or "." in its path.'],
    ['04-softmax/con.ts', 'has a name that not every system can have.'],
    ['04-softmax/01-encode.ts.', 'has a name that not every system can have.'],
    [`${'x/'.repeat(600)}y`, 'has a name of more than 1000 characters.'],
  ])('%j', async (name, message) => {
    const intake = (await take([good, bad({ name })])) as { remarks: { file: string; message: string }[] };
    expect(intake).toMatchObject({ status: 'ready', files: { '04-softmax/02-softmax.ts': 'fine' }, refused: {} });
    expect(intake.remarks).toEqual([{ status: 'refused', file: expect.stringMatching(/^[^\p{C}]{1,130}$/u), message }]);
  });

  test('more remarks than fit on a page', async () => {
    const names = Array.from({ length: 80 }, (_, i) => bad({ name: `../${i}` }));
    const { remarks } = (await take([good, ...names])) as { remarks: unknown[] };
    expect(remarks).toHaveLength(51);
    expect(remarks.at(-1)).toEqual({ status: 'refused', file: '30 more files', message: 'were left out, too.' });
  });
});

describe('a zip is refused as a whole', () => {
  const refused = (message: string) => ({ status: 'refused', message: expect.stringContaining(message) });

  test.each<[fact: string, bytes: () => Buffer, message: string]>([
    ['if it is empty', () => Buffer.alloc(0), 'ada.zip is empty (0 bytes).'],
    ['if it is no zip', () => Buffer.from('Not Found'), 'ada.zip is damaged or not a zip ('],
    ['if it holds nothing', () => makeZip([]), 'ada.zip holds none of the lessons that are graded'],
    ['if it is cut off', () => makeZip([good]).subarray(0, -5), 'ada.zip is damaged or not a zip ('],
    ['if its beginning is missing', () => makeZip([good]).subarray(20), 'ada.zip is damaged or not a zip ('],
    ['if it is larger than 16 MB', () => Buffer.alloc(2 ** 24 + 1), 'ada.zip is larger than 16 MB.'],
    ['if files share their data', () => makeZip([good, bad({ sameDataAs: 0 })]), 'ada.zip is a zip whose files overlap, as in a bomb.'],
    ['if it has too many names', () => makeZip(Array.from({ length: 20_001 }, (_, i) => ({ name: `${i}` }))), 'ada.zip holds more than 20000 names.'],
    ['if no answer can be used', () => makeZip([bad({ flags: 1 })]), 'ada.zip holds no answer that can be used.'],
    ['if its lesson has no answer', () => makeZip([bad({ name: '04-softmax/notes.txt' })]), 'ada.zip holds no answer: expected files such as 04-softmax/01-encode.ts.'],
  ])('%s', async (_, bytes, message) => {
    expect(await submissions.takePacked(bytes(), 'zip')).toMatchObject(refused(message));
  }); // prettier-ignore
});
