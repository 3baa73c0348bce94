import { writeIdx } from '@gradus/datasets';
import { check, exercise, expectThrows, forAll, type Generators, int32, probe } from '@gradus/testkit';

const { parseIdx } = exercise<typeof import('#05-mnist/01-parse-idx')>('5.01');
const { insideBuffer, afterOverwriting } = probe<typeof import('./01-parse-idx.probe')>();

interface Idx {
  shape: number[];
  data: Uint8Array;
}

function randomIdx(gen: Generators, shape: number[]): Idx {
  const size = shape.reduce((product, n) => product * n, 1);
  return { shape, data: Uint8Array.from({ length: size }, () => gen.int(0, 256)) };
}

function expectIdx(parsed: Idx, { shape, data }: Idx): void {
  expect(Object.keys(parsed ?? {}).sort().join(', ')).toBe('data, shape'); // prettier-ignore
  expect(parsed.shape).toEqual(shape);
  expect(Object.prototype.toString.call(parsed.data)).toBe('[object Uint8Array]');
  expect(int32([...parsed.data])).toEqualTensor(int32([...data]), { name: 'data' });
}

check('images', 'parseIdx() reads the axes and the bytes of an image file (00 00 08 03)', async (gen) => {
  await forAll(
    gen,
    [
      [2, 28, 28],
      [3, 4, 5],
      [1, 2, 1],
    ],
    async (gen, shape) => {
      const idx = randomIdx(gen, shape);
      expectIdx(await parseIdx(writeIdx(idx)), idx);
    },
  );
});

check(
  'labels',
  'parseIdx() reads a label file (00 00 08 01), whose header has 8 bytes',
  async (gen) => {
    const printed = Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 3, 7, 2, 1);
    expectIdx(await parseIdx(printed), { shape: [3], data: Uint8Array.of(7, 2, 1) });
    const idx = randomIdx(gen, [gen.int(9, 30)]);
    expectIdx(await parseIdx(writeIdx(idx)), idx);
  },
  { cause: 'The header is as long as the rank says, 4 + 4 · rank bytes: 16 for images, 8 for labels.' },
);

check(
  'big-endian',
  'parseIdx() reads lengths above 255, most significant byte first',
  async (gen) => {
    await forAll(gen, [[258], [2, 300], [1025, 1]], async (gen, shape) => {
      const idx = randomIdx(gen, shape);
      expectIdx(await parseIdx(writeIdx(idx)), idx);
    });
  },
  { cause: 'Every length has four bytes; DataView.getUint32 is big-endian unless its second argument is true.' },
);

check(
  'ranks',
  'parseIdx() reads files with 0, 2 or 4 axes, and lengths as unsigned numbers',
  async (gen) => {
    await forAll(gen, [[3, 4], [2, 3, 2, 2], []], async (gen, shape) => {
      const idx = randomIdx(gen, shape);
      expectIdx(await parseIdx(writeIdx(idx)), idx);
    });
    const huge = { shape: [2 ** 31 + 5, 0], data: new Uint8Array(0) }; // no element, so it is a small file
    expectIdx(await parseIdx(writeIdx(huge)), huge);
  },
  {
    cause:
      'Byte 3 is the rank, and the product of no lengths is 1. A length may be 2³¹ or more: getUint32, not getInt32.',
  },
);

check(
  'no-images',
  'parseIdx() reads a file with 0 images',
  async () => {
    for (const shape of [[0, 28, 28], [0]]) {
      const idx = { shape, data: new Uint8Array(0) };
      expectIdx(await parseIdx(writeIdx(idx)), idx);
    }
  },
  { cause: 'A length of 0 is a length: the file ends after its header.' },
);

check(
  'view',
  'parseIdx() reads a file that lies in the middle of a larger buffer',
  async (gen) => {
    await forAll(gen, [[2, 3, 4], [5]], async (gen, shape) => {
      const idx = randomIdx(gen, shape);
      const [before, after] = [gen.int(1, 40), gen.int(1, 40)];
      expectIdx(await insideBuffer(parseIdx, writeIdx(idx), before, after), idx);
    });
  },
  { cause: 'bytes.buffer may begin before bytes does and go on after it: pass byteOffset and byteLength to DataView.' },
);

check(
  'copy',
  'parseIdx() returns a copy of the data, also when bytes is a Node.js Buffer',
  async (gen) => {
    await forAll(gen, [false, true], async (gen, nodeBuffer) => {
      const idx = randomIdx(gen, [2, 3]);
      expectIdx(await afterOverwriting(parseIdx, writeIdx(idx), nodeBuffer), idx);
    });
  },
  {
    cause:
      'The file was overwritten after the call. `subarray` shares memory, and so does `slice` of a Buffer; `new Uint8Array(view)` copies.',
  },
);

check(
  'header',
  'parseIdx() refuses what is not an IDX file of unsigned bytes',
  async (gen) => {
    const good = writeIdx(randomIdx(gen, [2, 3]));
    await expectThrows(parseIdx(good.with(0, 1)), 'a file that begins with 1 0');
    await expectThrows(parseIdx(good.with(1, 8)), 'a file that begins with 0 8');
    for (const type of [0x09, 0x0b, 0x0d, 0]) await expectThrows(parseIdx(good.with(2, type)), `the type ${type}`);
    await expectThrows(parseIdx(Uint8Array.of(0x1f, 0x8b, 8, 0, 0)), 'a gzipped file, which begins with 31 139');
  },
  { sideCondition: true },
);

check(
  'length',
  'parseIdx() refuses a file that is too short or too long',
  async (gen) => {
    const good = writeIdx(randomIdx(gen, [2, 3, 4])); // 16 + 24 bytes
    await expectThrows(parseIdx(good.slice(0, -1)), 'a file whose last byte is missing');
    await expectThrows(parseIdx(good.slice(0, 16)), 'a file that ends after its header');
    await expectThrows(parseIdx(good.slice(0, 13)), 'a file that ends in its header');
    await expectThrows(parseIdx(good.slice(0, 3)), 'a file of 3 bytes');
    await expectThrows(parseIdx(new Uint8Array(0)), 'an empty file');
    await expectThrows(parseIdx(Uint8Array.of(...good, 0)), 'a file with one byte too many');
  },
  { sideCondition: true },
);
