import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { dataSetFolder } from '../cache-folder';
import type { DataFile, DataSet } from '../catalog';
import { DataError } from '../data-error';
import { checkFile, problemText } from './check-file';
import { type Fetched, fetchRest, sizeOf } from './fetch-rest';
import { helpByHand } from './help-by-hand';

/** How far a download is. */
export type Progress =
  | { status: 'there'; file: DataFile }
  | { status: 'fetching'; file: DataFile; bytes: number }
  | { status: 'done'; file: DataFile };

export interface GetOptions {
  readonly onProgress: (progress: Progress) => void;
  readonly stallMs?: number;
  readonly env?: NodeJS.ProcessEnv;
}

/** Servers may be slow to begin, but not this slow. */
const STALL_MS = 30_000;
/** An attempt that got further is worth another at the same address, up to this many. */
const MOST_ATTEMPTS = 5;
const ALL_THERE = { status: 'all-there' } as const;

/**
 * Downloads the files of a data set that are not in its folder yet, each from the first mirror that has it. A file gets
 * its name only after its checksum was found right; what was fetched so far waits beside it, as `NAME.part`.
 *
 * @returns the folder
 * @throws {DataError} saying what each mirror did, and how to get the files by hand
 */
export async function getDataSet(set: DataSet, options: GetOptions): Promise<string> {
  const { env = process.env, onProgress } = options;
  const folder = dataSetFolder(set.name, env);
  try {
    await mkdir(folder, { recursive: true });
    for (const file of set.files) {
      if ((await checkFile(join(folder, file.name), file)).status === 'right') onProgress({ status: 'there', file });
      else await getFile({ set, file, folder }, options);
    }
  } catch (error) {
    if (error instanceof DataError) throw error;
    throw new DataError(
      `${folder} cannot be written to: ${(error as Error).message}\nGRADUS_CACHE=FOLDER names another place.`,
      { cause: error },
    );
  }
  return folder;
}

/** The addresses of folders to fetch from: the public mirrors, or the one that GRADUS_MIRROR names, such as a school's. */
export function mirrorsOf({ name, mirrors }: DataSet, env: NodeJS.ProcessEnv): readonly string[] {
  const own = env['GRADUS_MIRROR'];
  return own ? [`${own.replace(/\/*$/, '')}/${name}/`] : mirrors;
}

interface Wanted {
  readonly set: DataSet;
  readonly file: DataFile;
  readonly folder: string;
}

async function getFile(wanted: Wanted, options: GetOptions): Promise<void> {
  const { set, file, folder } = wanted;
  const env = options.env ?? process.env;
  const failures: string[] = [];
  for (const mirror of mirrorsOf(set, env)) {
    const url = `${mirror}${file.name}`;
    const failure = await getFrom(url, wanted, options);
    if (failure === undefined) return options.onProgress({ status: 'done', file });
    failures.push(`  ${url} ${failure}`);
  }
  throw new DataError(
    `${set.name} could not be fetched. No address has a right ${file.name}:\n${failures.join('\n')}\n${helpByHand(set, folder, env)}`,
  );
}

/** Why the file could not be had from this address; undefined if it could. */
async function getFrom(url: string, { file, folder }: Wanted, options: GetOptions): Promise<string | undefined> {
  const { onProgress, stallMs = STALL_MS } = options;
  const part = join(folder, `${file.name}.part`);
  const onBytes = (bytes: number) => onProgress({ status: 'fetching', file, bytes });
  let reason: string | undefined;
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const before = await sizeOf(part);
    const isAllThere = before >= file.bytes; // left by a process that was ended before it could compare
    const fetched: Fetched = isAllThere ? ALL_THERE : await fetchRest(url, part, file, { onBytes, stallMs });
    if (fetched.status === 'failed') {
      reason = fetched.reason;
      if ((await sizeOf(part)) <= before) return reason;
      continue;
    }
    reason = problemText(await checkFile(part, file), file);
    if (reason === undefined) return void (await rename(part, join(folder, file.name)));
    await rm(part);
    if (before === 0) return reason; // otherwise the piece that was there before may be to blame: once more, from 0
  }
  return reason;
}
