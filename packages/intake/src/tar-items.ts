import { gunzipSync } from 'node:zlib';
import { Parser, type ReadEntry } from 'tar';
import { type Item, type Kind, pathOf } from './item';
import { inMegabytes, LIMITS } from './limits';
import { Refusal } from './refusal';

const BLOCK = 512;

/** @throws {Refusal} if it does not unpack, or unpacks to more than a submission may hold */
export async function gzippedTarItems(bytes: Buffer): Promise<Item[]> {
  try {
    return await tarItems(gunzipSync(bytes, { maxOutputLength: LIMITS.unpackedBytes }));
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE') {
      throw new Refusal(`unpacks to more than ${inMegabytes(LIMITS.unpackedBytes)}.`);
    }
    throw code.startsWith('Z_') ? new Refusal('is damaged or not a .tar.gz.') : error;
  }
}

/**
 * What a tar holds. Names may come from extended headers (PAX, GNU) and are checked like any other; sizes and kinds may
 * not, since programs differ on what they mean.
 *
 * @throws {Refusal} if it is cut off or damaged
 */
export async function tarItems(bytes: Buffer): Promise<Item[]> {
  if (!looksLikeTar(bytes)) throw new Refusal('is damaged or not a .tar.');
  const items: Item[] = [];
  let isSparse = false;
  const parser = new Parser({ strict: true, maxDecompressionRatio: Infinity });
  const add = (entry: ReadEntry, read: Item['read']) => {
    if (items.length === LIMITS.names) throw new Refusal(`holds more than ${LIMITS.names} names.`);
    if (isRedefined(entry)) throw new Refusal('is a tar whose extended headers change sizes or kinds of files.');
    items.push({ path: pathOf(entry.path), kind: isSparse ? 'sparse file' : kindOf(entry), read });
    isSparse = false;
  };
  parser.on('meta', (text) => {
    isSparse ||= /\bGNU\.sparse\./.test(text);
  });
  parser.on('ignoredEntry', (entry) => add(entry, () => Buffer.alloc(0)));
  parser.on('entry', (entry) => {
    const chunks: Buffer[] = [];
    entry.on('data', (chunk: Buffer) => chunks.push(chunk));
    add(entry, (most) => bounded(chunks, entry.size, most));
  });
  await parse(parser, bytes);
  return items;
}

/** Without this the parser would go on guessing other formats and unpack them. */
function looksLikeTar(bytes: Buffer): boolean {
  return bytes.length >= 2 * BLOCK && bytes.subarray(257, 262).toString('latin1') === 'ustar';
}

function isRedefined({ extended, globalExtended }: ReadEntry): boolean {
  const fields = { ...globalExtended, ...extended } as Record<string, unknown>;
  return fields['size'] !== undefined || fields['type'] !== undefined;
}

function kindOf({ type, path }: ReadEntry): Kind {
  switch (type) {
    case 'File':
    case 'OldFile':
    case 'ContiguousFile':
      return path.endsWith('/') ? 'folder' : 'regular file';
    case 'Directory':
      return 'folder';
    case 'SymbolicLink':
      return 'symbolic link';
    case 'Link':
      return 'hard link';
    case 'CharacterDevice':
    case 'BlockDevice':
      return 'device';
    case 'FIFO':
      return 'pipe';
    default:
      return 'file of an unknown kind';
  }
}

function bounded(chunks: readonly Buffer[], size: number, most: number): Buffer {
  if (size > most) throw new Refusal(`is larger than ${inMegabytes(most)}.`);
  const bytes = Buffer.concat(chunks);
  if (bytes.length !== size) throw new Refusal('is cut off.');
  return bytes;
}

function parse(parser: Parser, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => reject(error instanceof Refusal ? error : new Refusal('is a damaged .tar.'));
    parser.on('error', fail);
    parser.on('end', () => resolve());
    try {
      parser.end(bytes);
    } catch (error) {
      fail(error);
    }
  });
}
