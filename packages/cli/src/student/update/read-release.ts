import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  ContractError,
  InputError,
  parseWith,
  type Release,
  RELEASE_FILE,
  type ReleaseFile,
  releaseSchema,
  sha256,
} from '@gradus/contract';
import { archiveItems, archiveKind, type Item, Refusal } from '@gradus/intake';
import { plainText } from '@gradus/reports';
import { UsageError } from '../../usage-error';
import type { Edition } from './edition';

const MOST_BYTES = 64 * 2 ** 20;
const DEEPEST = 3;
/** The archive in the package that `npm create` installs. */
const NESTED = /(^|\/)course\.tgz$/;

type Read = (path: string) => Promise<Buffer | undefined> | Buffer | undefined;

/**
 * A student edition from its folder or archive, every file of it compared with the manifest before anything is done with it.
 *
 * @throws {UsageError} naming the file that is missing or damaged, and what helps
 * @throws {InputError} naming the field of the manifest that is wrong
 */
export async function readRelease(from: string): Promise<Edition> {
  const stats = statSync(from, { throwIfNoEntry: false });
  if (stats === undefined) throw new UsageError((phrases) => phrases.updateNoFile(from));
  if (stats.isDirectory()) return verified(from, (path) => read(join(from, path)));
  const kind = archiveKind(from);
  if (kind === undefined) throw new UsageError((phrases) => phrases.updateNoArchive(from));
  if (stats.size > MOST_BYTES) throw new UsageError((phrases) => phrases.updateTooLarge(from));
  try {
    return await readItems(from, await archiveItems(kind, readFileSync(from)));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new UsageError((phrases) => phrases.updateRefused(`${from} ${error.message}`));
  }
}

/** The edition that a checkout was made from; of its files only what bases of stubs say is kept to be read. */
export function installedRelease(root: string): Edition {
  const manifest = readFileSync(join(root, RELEASE_FILE));
  const release = parse(RELEASE_FILE, manifest);
  return {
    name: release.version,
    files: withManifest(release, manifest),
    read: (file) => {
      const bytes = read(join(root, file.base ?? file.path));
      return bytes !== undefined && sha256(bytes) === file.sha256 ? bytes : undefined;
    },
  };
}

/** The manifest of an archive lies at its root or, as archives are made, in a folder with everything else. */
async function readItems(from: string, items: readonly Item[]): Promise<Edition> {
  const files = new Map(items.filter(({ kind }) => kind === 'regular file').map((item) => [item.path, item]));
  const name = (path: string) => path.slice(path.lastIndexOf('/') + 1);
  const manifests = [...files.keys()].filter(
    (path) => name(path) === RELEASE_FILE && path.split('/').length <= DEEPEST,
  );
  const nested = [...files.values()].find(({ path }) => NESTED.test(path));
  if (manifests.length === 0 && nested) {
    return readItems(`${from}, ${nested.path}`, await archiveItems('tgz', await nested.read(MOST_BYTES)));
  }
  if (manifests.length > 1) throw new UsageError((phrases) => phrases.updateTwice(from, RELEASE_FILE));
  const prefix = (manifests[0] ?? '').slice(0, -RELEASE_FILE.length);
  return verified(from, (path) => files.get(`${prefix}${path}`)?.read(MOST_BYTES));
}

async function verified(from: string, readFile: Read): Promise<Edition> {
  const manifest = await readFile(RELEASE_FILE);
  if (manifest === undefined) {
    throw new UsageError((phrases) => phrases.updateNoEdition(from, RELEASE_FILE));
  } // prettier-ignore
  const release = asInput(() => parse(`${from}, ${RELEASE_FILE}`, manifest));
  const contents = new Map<string, Buffer>();
  for (const [i, file] of release.files.entries()) {
    const bytes = await readFile(file.path);
    const problem = problemOf(file, bytes);
    const where = `${file.path} (${RELEASE_FILE}, files[${i}])`;
    if (problem) throw new UsageError((phrases) => phrases.updateDamaged(from, where, problem));
    contents.set(file.path, bytes!);
  }
  contents.set(RELEASE_FILE, manifest);
  return { name: release.version, files: withManifest(release, manifest), read: ({ path }) => contents.get(path) };
}

/** It comes last, so that a checkout has the new version's name once it has everything else. */
function withManifest({ files }: Release, manifest: Buffer): ReleaseFile[] {
  return [...files, { path: RELEASE_FILE, sha256: sha256(manifest) }];
}

function problemOf(file: ReleaseFile, bytes: Buffer | undefined): 'missing' | 'changed' | undefined {
  if (bytes === undefined) return 'missing';
  return sha256(bytes) === file.sha256 ? undefined : 'changed';
}

/** What somebody chose to update from is no fault of ours. */
function asInput(action: () => Release): Release {
  try {
    return action();
  } catch (error) {
    throw error instanceof ContractError ? new InputError(plainText(error.message), { cause: error }) : error;
  }
}

function parse(file: string, bytes: Buffer): Release {
  return parseWith(releaseSchema, bytes.toString('utf8'), { file });
}

function read(path: string): Buffer | undefined {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ? readFileSync(path) : undefined;
}
