import { dataFolders } from './data-folders';
import { findIdxFolder, type IdxPaths } from './find-idx-folder';
import { readDigits } from './read-digits';
import { synthDigits, type Digits } from './synth-digits';

export type DigitsSource = 'procedural' | 'mnist' | 'fashion-mnist';

export interface DigitsSplit {
  readonly train: Digits;
  readonly test: Digits;
  readonly source: DigitsSource;
}

/** How many pictures, and which. Files have an order of their own, so the seed matters only for drawn digits. */
export interface DigitsRequest {
  train: number;
  test: number;
  seed: number;
}

/**
 * Pictures to train and to test with: drawn ones, or the first rows of the IDX files in the folders that the environment
 * variable GRADUS_DATA names.
 *
 * @throws {DataError} if GRADUS_DATA is set and there are no pictures, or not enough of them
 */
export async function loadDigits(request: DigitsRequest): Promise<DigitsSplit> {
  const folders = dataFolders();
  return folders.length > 0 ? readSplit(findIdxFolder(folders), request) : drawSplit(request);
}

/** Seeds 1, 2, 3 … get the pairs (1, 2), (3, 4), (5, 6) …: no test picture of one seed is trained on with another. */
function drawSplit({ train, test, seed }: DigitsRequest): DigitsSplit {
  return { train: synthDigits(train, 2 * seed - 1), test: synthDigits(test, 2 * seed), source: 'procedural' };
}

async function readSplit(paths: IdxPaths, request: DigitsRequest): Promise<DigitsSplit> {
  const train = await readDigits({ images: paths.trainImages, labels: paths.trainLabels }, request.train);
  const test = await readDigits({ images: paths.testImages, labels: paths.testLabels }, request.test);
  return { train, test, source: recognise(train) };
}

/** The files of both sets have the same names. Clothes fill more of the picture: mean brightness .286 against .131. */
function recognise({ images }: Digits): DigitsSource {
  const mean = images.reduce((sum, brightness) => sum + brightness, 0) / images.length;
  return mean > 0.2 ? 'fashion-mnist' : 'mnist';
}
