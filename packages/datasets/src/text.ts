import { readFile } from 'node:fs/promises';
import { DataError } from './data-error';
import { dataFolders } from './data-folders';
import { findTextFile } from './find-text-file';
import { plainLetters } from './plain-letters';
import { synthText } from './synth-text';

export interface TextSplit {
  readonly train: string;
  /** What follows the training text. */
  readonly test: string;
  /** `procedural` has letters, spaces and full stops; `book` only letters and single spaces. */
  readonly source: 'procedural' | 'book';
}

/** How many characters, and which. A book has an order of its own, so the seed matters only for drawn text. */
export interface TextRequest {
  train: number;
  test: number;
  seed: number;
}

/**
 * Text to train and to test a language model of characters with: drawn sentences, or the beginning of the book in the
 * folders that the environment variable GRADUS_DATA names, in lower case and without punctuation.
 *
 * @throws {DataError} if GRADUS_DATA is set and there is no text, or not enough of it
 */
export async function loadText(request: TextRequest): Promise<TextSplit> {
  const folders = dataFolders();
  return folders.length > 0 ? readSplit(findTextFile(folders), request) : drawSplit(request);
}

function drawSplit({ train, test, seed }: TextRequest): TextSplit {
  const text = synthText(seed, train + test);
  return { train: text.slice(0, train), test: text.slice(train), source: 'procedural' };
}

async function readSplit(file: string, { train, test }: TextRequest): Promise<TextSplit> {
  const text = plainLetters(await readFile(file, 'utf8'));
  if (text.length < train + test) {
    throw new DataError(`${file} holds ${text.length} letters and spaces, but ${train + test} are needed.`);
  }
  return { train: text.slice(0, train), test: text.slice(train, train + test), source: 'book' };
}
