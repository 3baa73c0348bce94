import {
  check,
  ELEMENTWISE,
  exercise,
  expectClean,
  expectThrows,
  forAll,
  type Generators,
  NdArray,
  tensor,
} from '@gradus/testkit';

const { normalizeImages, denormalizeImages } = exercise<typeof import('#05-mnist/02-normalize-images')>('5.02');

/** Numbers of the size 1 come from differences: the rounding of the parts, some 1e-7, counts three times as much. */
const DIFFERENCE = { ...ELEMENTWISE, atol: 2e-6 };

function randomBytes(gen: Generators, n: number): Uint8Array {
  return Uint8Array.from({ length: n * 784 }, () => gen.int(0, 256));
}

function normalized(u8: Uint8Array, n: number, mean: number, std: number): NdArray {
  return new NdArray([n, 28, 28, 1], [...u8]).map((byte) => (byte / 255 - mean) / std);
}

check(
  'printed',
  'normalizeImages() makes −0.42421 of black (0) and 2.82149 of white (255)',
  async () => {
    const images = [0, 255].map((byte) => new Uint8Array(784).fill(byte));
    for (const [i, value] of [-0.42421, 2.82149].entries()) {
      const x = await normalizeImages(images[i]!, 1);
      expect(x).toBeCloseToTensor(NdArray.filled([1, 28, 28, 1], value), { atol: 1e-5 }); // printed with five digits
    }
  },
  { cause: 'Bytes go from 0 to 255, so /255 takes white to 1. Then (x − mean) / std, in this order.' },
);

check(
  'values',
  'normalizeImages() gives float32 [n, 28, 28, 1] with the pixels in their order',
  async (gen) => {
    await forAll(gen, [1, 3], async (gen, n) => {
      const u8 = randomBytes(gen, n);
      expect(await normalizeImages(u8, n)).toBeCloseToTensor(normalized(u8, n, 0.1307, 0.3081), DIFFERENCE);
    });
  },
  { cause: 'Image after image, row after row: only a shape is put on the bytes, nothing is moved.' },
);

check(
  'own-statistics',
  'normalizeImages(u8, n, mean, std) uses the numbers given, whatever images come',
  async (gen) => {
    const [mean, std] = [gen.number(0.2, 0.4), gen.number(0.25, 0.5)];
    const train = randomBytes(gen, 2);
    const test = train.map((byte) => byte >> 1); // darker than the training images
    for (const u8 of [train, test]) {
      expect(await normalizeImages(u8, 2, mean, std)).toBeCloseToTensor(normalized(u8, 2, mean, std), DIFFERENCE);
    }
  },
  { cause: 'Mean and deviation of the training images are used for the test images, too; do not compute them here.' },
);

check(
  'round-trip',
  'denormalizeImages(normalizeImages(u8, n)) = u8 / 255',
  async (gen) => {
    const u8 = randomBytes(gen, 2);
    const pixels = new NdArray([2, 28, 28, 1], [...u8]).map((byte) => byte / 255);
    expect(await denormalizeImages(await normalizeImages(u8, 2))).toBeCloseToTensor(pixels);
    const [mean, std] = [gen.number(0.2, 0.4), gen.number(0.25, 0.5)];
    const x = tensor(normalized(u8, 2, mean, std));
    expect(await denormalizeImages(x, mean, std)).toBeCloseToTensor(pixels);
  },
  { cause: 'Undo the last step first: times std, then plus mean. Pixels are in [0, 1] here, not in 0 … 255.' },
);

check(
  'empty',
  'normalizeImages() and denormalizeImages() work for 0 images',
  async () => {
    const none = await normalizeImages(new Uint8Array(0), 0);
    expect(none).toHaveShape([0, 28, 28, 1]);
    expect(await denormalizeImages(tensor([], [0, 28, 28, 1]))).toHaveShape([0, 28, 28, 1]);
  },
  { sideCondition: true },
);

check(
  'errors',
  'normalizeImages() refuses a wrong number of bytes, and both refuse a std that is not positive',
  async (gen) => {
    const u8 = randomBytes(gen, 2);
    await expectThrows(normalizeImages(u8, 1), '1568 bytes for 1 image');
    await expectThrows(normalizeImages(u8, 3), '1568 bytes for 3 images');
    await expectThrows(normalizeImages(u8.slice(1), 2), '1567 bytes for 2 images');
    await expectThrows(normalizeImages(u8, 2, 0.1, 0), 'std 0');
    await expectThrows(normalizeImages(u8, 2, 0.1, -0.5), 'std -0.5');
    await expectThrows(denormalizeImages(gen.normal([1, 28, 28, 1]), 0.1, 0), 'std 0');
  },
  { sideCondition: true },
);

check(
  'memory',
  'normalizeImages() and denormalizeImages() leave their arguments alone and leak no tensor',
  async (gen) => {
    await expectClean(normalizeImages, [randomBytes(gen, 1), 1]);
    await expectClean(denormalizeImages, [gen.normal([1, 28, 28, 1])]);
  },
  { trust: 'worker', sideCondition: true },
);
