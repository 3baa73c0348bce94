import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { loadDigits } from './digits';
import { IDX_FILES } from './find-idx-folder';
import { writeIdx } from './idx';
import { synthDigits } from './synth-digits';
import { eachTestHasDataFolder } from './testing/each-test-has-data-folder';

const request = { train: 3, test: 2, seed: 1 };
let folder: string;
eachTestHasDataFolder((path) => (folder = path));

describe('loadDigits without GRADUS_DATA', () => {
  beforeEach(() => (process.env['GRADUS_DATA'] = ''));

  it('draws: seed 1 trains on the pictures of seed 1 and tests on those of seed 2', async () => {
    const { train, test, source } = await loadDigits(request);
    expect(source).toBe('procedural');
    expect(train).toEqual(synthDigits(3, 1));
    expect(test).toEqual(synthDigits(2, 2));
  });

  it('shares no picture between seeds', async () => {
    const { train } = await loadDigits({ ...request, seed: 2 });
    expect(train).toEqual(synthDigits(3, 3));
  });
});

describe('loadDigits with GRADUS_DATA', () => {
  it('reads the first rows of the files', async () => {
    writeDataSet(folder);
    const { train, test } = await loadDigits(request);
    expect(train).toMatchObject({ count: 3, height: 28, width: 28, labels: Int32Array.of(0, 1, 2) });
    expect(train.images).toHaveLength(3 * 784);
    expect(train.images[784]).toBeCloseTo(21 / 255, 6);
    expect(test).toMatchObject({ count: 2, labels: Int32Array.of(0, 1) });
  });

  it('finds the files one folder down, gzipped', async () => {
    writeFileSync(join(folder, 'README'), 'a file among the folders');
    writeDataSet(join(folder, 'mnist'), { gz: true });
    expect((await loadDigits(request)).train.labels).toEqual(Int32Array.of(0, 1, 2));
  });

  it('tells digits from clothes by their brightness', async () => {
    writeDataSet(folder, { brightness: 30 });
    expect((await loadDigits(request)).source).toBe('mnist');
    writeDataSet(folder, { brightness: 75 });
    expect((await loadDigits(request)).source).toBe('fashion-mnist');
  });

  it('names the folder and the files looked for if there are none', async () => {
    writeDataSet(join(folder, 'mnist'));
    rmSync(join(folder, 'mnist', IDX_FILES.testLabels));
    const error = await failure();
    expect(error).toContain(`GRADUS_DATA names ${folder}, but no folder there has all of`);
    for (const file of Object.values(IDX_FILES)) expect(error).toContain(`  ${file} or ${file}.gz\n`);
    expect(error).toContain('unset it to use drawn digits');
  });

  it('names a folder that does not exist', async () => {
    process.env['GRADUS_DATA'] = join(folder, 'nowhere');
    expect(await failure()).toContain(
      `GRADUS_DATA names ${join(folder, 'nowhere')}, which is neither a folder nor a data set`,
    );
  });

  it('does not choose among several data sets', async () => {
    writeDataSet(join(folder, 'mnist'));
    writeDataSet(join(folder, 'fashion'));
    const error = await failure();
    expect(error).toContain('which holds several data sets');
    expect(error).toContain(join(folder, 'fashion', IDX_FILES.trainImages));
  });

  it('says how many pictures there are if they are too few', async () => {
    writeDataSet(folder);
    expect(await failure({ train: 13 })).toBe(`${file('trainImages')} holds 12 pictures, but 13 are needed.`);
  });

  it('names the file whose shape does not fit', async () => {
    writeDataSet(folder);
    writeFileSync(file('trainLabels'), writeIdx({ shape: [11], data: new Uint8Array(11) }));
    expect(await failure()).toBe(`${file('trainLabels')} must have the shape [12] but has [11].`);
    writeFileSync(file('trainImages'), writeIdx({ shape: [1, 2, 2], data: new Uint8Array(4) }));
    expect(await failure()).toBe(`${file('trainImages')} must have the shape [any, 28, 28] but has [1, 2, 2].`);
  });

  it('names the label that is no class', async () => {
    writeDataSet(folder);
    writeFileSync(file('testLabels'), writeIdx({ shape: [12], data: new Uint8Array(12).fill(10, 1, 2) }));
    expect(await failure()).toBe(`${file('testLabels')} must hold labels 0 … 9, but label 1 is 10.`);
  });
});

function file(key: keyof typeof IDX_FILES): string {
  return join(folder, IDX_FILES[key]);
}

async function failure(changes: Partial<typeof request> = {}): Promise<string> {
  return loadDigits({ ...request, ...changes }).then(
    () => 'no error',
    (error: Error) => error.message,
  );
}

/** Twelve pictures, brighter from one to the next, labelled 0, 1, … 9, 0, 1. */
function writeDataSet(target: string, { gz = false, brightness = 20 } = {}): void {
  mkdirSync(target, { recursive: true });
  const images = writeIdx({
    shape: [12, 28, 28],
    data: new Uint8Array(12 * 784).map((_, i) => brightness + Math.floor(i / 784)),
  });
  const labels = writeIdx({ shape: [12], data: Uint8Array.from({ length: 12 }, (_, i) => i % 10) });
  const write = (name: string, bytes: Uint8Array) =>
    writeFileSync(join(target, gz ? `${name}.gz` : name), gz ? gzipSync(bytes) : bytes);
  write(IDX_FILES.trainImages, images);
  write(IDX_FILES.testImages, images);
  write(IDX_FILES.trainLabels, labels);
  write(IDX_FILES.testLabels, labels);
}
