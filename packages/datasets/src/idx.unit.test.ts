import { gzipSync } from 'node:zlib';
import { readIdx, writeIdx } from './idx';

const shape = [2, 1, 3];
const data = Uint8Array.of(1, 2, 3, 250, 0, 255);
const bytes = writeIdx({ shape, data });

describe('writeIdx', () => {
  it('writes magic number, big-endian dimensions and data', () => {
    expect([...writeIdx({ shape: [2, 258], data: new Uint8Array(516) }).subarray(0, 12)]).toEqual([
      0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 1, 2,
    ]);
    expect(bytes.subarray(16)).toEqual(data);
  });

  it('refuses data that does not fill the shape', () => {
    expect(() => writeIdx({ shape: [2, 2], data })).toThrow('the shape [2, 2] holds 4 elements, but there are 6');
  });
});

describe('readIdx', () => {
  it('returns shape and data', () => {
    expect(readIdx(bytes, 'x')).toEqual({ shape, data });
  });

  it('unzips what begins with 1f 8b', () => {
    expect(readIdx(gzipSync(bytes), 'x.gz')).toEqual({ shape, data });
  });

  it('reads a view that does not start its buffer', () => {
    const padded = Uint8Array.from([9, 9, 9, ...bytes]);
    expect(readIdx(padded.subarray(3), 'x')).toEqual({ shape, data });
  });

  it('copies: later changes of the bytes do not show', () => {
    const source = bytes.slice();
    const { data: copy } = readIdx(source, 'x');
    source.fill(7);
    expect(copy).toEqual(data);
  });

  it('reads zero images', () => {
    const none = { shape: [0, 28, 28], data: new Uint8Array(0) };
    expect(readIdx(writeIdx(none), 'x')).toEqual(none);
  });

  const changed = (at: number, byte: number) => bytes.map((old, i) => (i === at ? byte : old));
  it.each([
    ['truncated data', bytes.subarray(0, 20), 'is cut short: expected 22 bytes for the shape [2, 1, 3], found 20'],
    ['over-long data', Uint8Array.of(...bytes, 0), 'is too long: expected 22 bytes for the shape [2, 1, 3], found 23'],
    ['no header', bytes.subarray(0, 3), 'is cut short: an IDX header has at least 4 bytes, found 3'],
    ['half a header', bytes.subarray(0, 9), 'is cut short: a header of 3 dimensions has 16 bytes, found 9'],
    [
      'a wrong magic number',
      changed(1, 0x50),
      'is not an IDX file: it must begin with 00 00 (or 1f 8b if gzipped), found 00 50',
    ],
    ['a wrong type', changed(2, 0x0d), 'must hold unsigned bytes (type 08) but has type 0d'],
    ['a broken gzip', gzipSync(bytes).subarray(0, 15), 'cannot be unzipped: unexpected end of file'],
  ])('names the file and what is wrong with it: %s', (_, broken, message) => {
    expect(() => readIdx(broken, 'data/labels')).toThrow(`data/labels ${message}`);
  });
});
