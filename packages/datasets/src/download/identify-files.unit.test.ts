import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { dataSetNamed } from '../catalog';
import { writeIdx } from '../idx';
import { sha256Of } from './check-file';
import { identifyFiles } from './identify-files';

jest.mock('./check-file', () => ({ sha256Of: jest.fn() }));

it('identifyFiles() tells known, readable and damaged files apart, and leaves others alone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gradus-data-'));
  mkdirSync(join(folder, 'pictures'));
  writeFileSync(join(folder, 'book.txt'), 'It was -- once!\n');
  writeFileSync(join(folder, 'notes.md'), '');
  const labels = writeIdx({ shape: [12], data: new Uint8Array(12) });
  writeFileSync(join(folder, 'pictures/a-idx1-ubyte.gz'), gzipSync(labels));
  writeFileSync(join(folder, 'pictures/b-idx1-ubyte'), labels.subarray(0, 10));
  writeFileSync(join(folder, 'pictures/c-idx1-ubyte.gz'), 'the real one');
  const genuine = dataSetNamed('mnist')!.files[3]!;
  jest.mocked(sha256Of).mockImplementation(async (path) => (path.includes('c-idx1') ? genuine.sha256 : 'other'));

  const path = (name: string) => join(folder, name);
  expect(await identifyFiles(folder)).toEqual([
    { status: 'readable', path: path('book.txt'), content: '11 letters and spaces' },
    { status: 'readable', path: path('pictures/a-idx1-ubyte.gz'), content: 'bytes of the shape [12]' },
    { status: 'unreadable', path: path('pictures/b-idx1-ubyte'), reason: expect.stringContaining('is cut short') },
    { status: 'known', path: path('pictures/c-idx1-ubyte.gz'), dataSet: 'mnist' },
  ]);
  rmSync(folder, { recursive: true });
});
