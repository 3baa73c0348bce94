import { gzipSync } from 'node:zlib';
import { makeTar, pax, type TarPart } from './testing/make-tar';
import { plain, Submissions } from './testing/submissions';

const submissions = new Submissions();
afterAll(() => submissions.remove());

const good: TarPart = { name: '04-softmax/02-softmax.ts', content: 'fine' };
const bad = (part: Partial<TarPart>): TarPart => ({ name: '04-softmax/01-encode.ts', content: 'x', ...part });
const take = (parts: readonly TarPart[]) => submissions.takePacked(makeTar(parts), 'tar').then(plain);

describe('a tar is taken', () => {
  test('with folders, and with what other programs note of their files', async () => {
    const note = { name: 'pax', type: 'x', content: pax({ mtime: '1.5', 'LIBARCHIVE.xattr.a': 'b', comment: 'c' }) };
    const intake = await take([{ name: './', type: '5' }, { name: './04-softmax/', type: '5' }, note, bad({}), good]);
    expect(intake).toMatchObject({ files: { '04-softmax/01-encode.ts': 'x', '04-softmax/02-softmax.ts': 'fine' }, remarks: [] }); // prettier-ignore
  });

  test.each<[kind: string, header: TarPart]>([
    ['PAX', { name: 'pax', type: 'x', content: pax({ path: 'Übung/04-softmax/01-encode.ts' }) }],
    ['GNU', { name: '././@LongLink', type: 'L', content: 'Übung/04-softmax/01-encode.ts\0' }],
  ])('if its names come from headers of %s', async (_, header) => {
    expect(await take([header, bad({ name: 'other' })])).toMatchObject({ files: { '04-softmax/01-encode.ts': 'x' } });
  });
});

describe('a tar loses one answer to', () => {
  test.each<[fact: string, parts: TarPart[], message: string]>([
    ['a link', [bad({ type: '2', content: '', link: '/etc/passwd' })], 'is a symbolic link, not a regular file.'],
    ['a hard link', [bad({ type: '1', content: '', link: '04-softmax/02-softmax.ts' })], 'is a hard link, not a regular file.'],
    ['a device', [bad({ type: '3', content: '' })], 'is a device, not a regular file.'],
    ['a block device', [bad({ type: '4', content: '' })], 'is a device, not a regular file.'],
    ['a pipe', [bad({ type: '6', content: '' })], 'is a pipe, not a regular file.'],
    ['a sparse file of GNU', [bad({ type: 'S' })], 'is a file of an unknown kind, not a regular file.'],
    ['a sparse file of PAX', [{ name: 'pax', type: 'x', content: pax({ 'GNU.sparse.major': '1' }) }, bad({})], 'is a sparse file, not a regular file.'],
    ['its name being there twice', [bad({}), bad({})], 'is there twice: which one counts is not clear.'],
    ['a bomb', [bad({ content: Buffer.alloc(2 ** 21 + 1) })], 'is larger than 2 MB.'],
  ])('%s', async (_, parts, message) => {
    expect(await take([good, ...parts])).toMatchObject({
      status: 'ready',
      files: { '04-softmax/02-softmax.ts': 'fine' },
      refused: { '04-softmax/01-encode.ts': message },
    });
  }); // prettier-ignore
});

test('a tar keeps its answers and drops names that lead elsewhere', async () => {
  const names = ['../x', '/etc/passwd', '04-softmax/../../x'].map((name) => ({ name, content: 'x' }));
  const intake = (await take([good, ...names])) as { remarks: unknown[] };
  expect(intake).toMatchObject({ status: 'ready', files: { '04-softmax/02-softmax.ts': 'fine' } });
  expect(intake.remarks).toHaveLength(3);
});

describe('a tar is refused as a whole', () => {
  const size = { name: 'pax', type: 'x', content: pax({ size: '1' }) };
  test.each<[fact: string, kind: 'tar' | 'tgz', bytes: () => Buffer, message: string]>([
    ['if it is empty', 'tar', () => Buffer.alloc(0), 'ada.tar is empty (0 bytes).'],
    ['if it is no tar', 'tar', () => Buffer.alloc(2048, 'x'), 'ada.tar is damaged or not a .tar.'],
    ['if it is packed, which its name does not say', 'tar', () => gzipSync(makeTar([good])), 'ada.tar is damaged or not a .tar.'],
    ['if it is cut off', 'tar', () => makeTar([good, bad({ content: Buffer.alloc(5000) })]).subarray(0, 4096), 'ada.tar is a damaged .tar.'],
    ['if a checksum is wrong', 'tar', () => flip(makeTar([good]), 10), 'ada.tar is a damaged .tar.'],
    ['if a header changes a size', 'tar', () => makeTar([size, bad({ content: 'xy' }), good]), 'ada.tar is a tar whose extended headers change sizes or kinds of files.'],
    ['if it has too many names', 'tgz', () => gzipSync(makeTar(Array.from({ length: 20_001 }, (_, i) => ({ name: `${i}` })))), 'ada.tgz holds more than 20000 names.'],
    ['if it is no gzip', 'tgz', () => makeTar([good]), 'ada.tgz is damaged or not a .tar.gz.'],
    ['if its gzip is cut off', 'tgz', () => gzipSync(makeTar([good])).subarray(0, -9), 'ada.tgz is damaged or not a .tar.gz.'],
    ['if it unpacks to more than 64 MB', 'tgz', () => gzipSync(Buffer.alloc(2 ** 26 + 1)), 'ada.tgz unpacks to more than 64 MB.'],
    ['if another gzip is inside', 'tgz', () => gzipSync(gzipSync(makeTar([good]))), 'ada.tgz is damaged or not a .tar.'],
  ])('%s', async (_, kind, bytes, message) => {
    expect(await submissions.takePacked(bytes(), kind)).toMatchObject({ status: 'refused', message });
  }); // prettier-ignore
});

function flip(bytes: Buffer, at: number): Buffer {
  bytes[at]! ^= 1;
  return bytes;
}
