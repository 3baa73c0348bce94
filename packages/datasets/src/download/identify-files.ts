import { readFile } from 'node:fs/promises';
import { DATA_SETS } from '../catalog';
import { dataFiles } from '../data-files';
import { readIdx } from '../idx';
import { plainLetters } from '../plain-letters';
import { sha256Of } from './check-file';

/** What a file in somebody's folder turned out to be. */
export type Identified =
  | { status: 'known'; path: string; dataSet: string }
  /** Not a file of a data set we know, but of the right form; `content` says what is in it. */
  | { status: 'readable'; path: string; content: string }
  | { status: 'unreadable'; path: string; reason: string };

/** Looks at every file in a folder, and in those in it, that a lesson could read. */
export async function identifyFiles(folder: string): Promise<Identified[]> {
  return Promise.all(dataFiles([folder]).map(identify));
}

async function identify(path: string): Promise<Identified> {
  const sha256 = await sha256Of(path);
  const set = DATA_SETS.find(({ files }) => files.some((file) => file.sha256 === sha256));
  if (set) return { status: 'known', path, dataSet: set.name };
  try {
    return { status: 'readable', path, content: describe(await readFile(path), path) };
  } catch (error) {
    return { status: 'unreadable', path, reason: (error as Error).message };
  }
}

function describe(bytes: Uint8Array, path: string): string {
  if (path.endsWith('.txt')) return `${plainLetters(Buffer.from(bytes).toString('utf8')).length} letters and spaces`;
  return `bytes of the shape [${readIdx(bytes, path).shape.join(', ')}]`;
}
