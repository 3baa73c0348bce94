import { constants, crc32, inflateRawSync } from 'node:zlib';
import { type Entry, fromBufferPromise, type LocalFileHeader, type ZipFile } from 'yauzl';
import { type Item, type Kind, pathOf } from './item';
import { inMegabytes, LIMITS } from './limits';
import { Refusal } from './refusal';

const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;
const SIZES_FOLLOW = 8;
const IN_64_BITS = 0xffffffff;
const LOCAL_HEADER_BYTES = 30;

/**
 * What a zip holds. The central directory says what there is; each file's own header must say the same.
 *
 * @throws {Refusal} if it is not a zip that every program unpacks alike
 */
export async function zipItems(bytes: Buffer): Promise<Item[]> {
  const { zip, entries } = await readDirectory(bytes);
  if (hasOverlaps(entries, bytes.length - directoryBytes(entries)))
    throw new Refusal('is a zip whose files overlap, as in a bomb.');
  const names = namesOf(entries);
  return entries.map((entry, i) => ({
    path: pathOf(names[i]!),
    kind: kindOf(entry, names[i]!),
    read: (most: number) => content(zip, bytes, entry, most),
  }));
}

async function readDirectory(bytes: Buffer): Promise<{ zip: ZipFile; entries: Entry[] }> {
  try {
    // Names stay bytes, so that none is repaired before it was looked at.
    const zip = await fromBufferPromise(bytes, { decodeStrings: false, validateEntrySizes: true });
    if (zip.entryCount > LIMITS.names) throw new Refusal(`holds more than ${LIMITS.names} names.`);
    const entries: Entry[] = [];
    for await (const entry of zip.eachEntry()) entries.push(entry);
    return { zip, entries };
  } catch (error) {
    throw asRefusal(error);
  }
}

/** What follows the last file at least: the central directory and its end record. */
function directoryBytes(entries: readonly Entry[]): number {
  const records = entries.map((entry) => 46 + entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength);
  return records.reduce((sum, bytes) => sum + bytes, 22);
}

/** Sorted by place, each file must end before the next one begins. */
function hasOverlaps(entries: readonly Entry[], directory: number): boolean {
  const sorted = [...entries].sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  return sorted.some((entry, i) => {
    const next = sorted[i + 1]?.relativeOffsetOfLocalHeader ?? directory;
    return entry.relativeOffsetOfLocalHeader + LOCAL_HEADER_BYTES + entry.fileNameLength + entry.compressedSize > next;
  });
}

const MADE_BY_DOS = 0;
const MADE_BY_WINDOWS = 10;

/**
 * Answers have names of ASCII letters; what other bytes mean depends on who packed them. Old versions of .NET, and so of
 * PowerShell, part folders by backslashes, against the format: whoever has only those is from there.
 */
function namesOf(entries: readonly Entry[]): string[] {
  const names = entries.map(({ fileNameRaw }) => fileNameRaw.toString('utf8'));
  const isFromWindows = entries.every(({ versionMadeBy }) =>
    [MADE_BY_DOS, MADE_BY_WINDOWS].includes(versionMadeBy >> 8),
  );
  const hasSlashes = names.some((name) => name.includes('/'));
  return isFromWindows && !hasSlashes ? names.map((name) => name.replaceAll('\\', '/')) : names;
}

/** Programs on Unix keep the kind of file in the upper half of the attributes; others leave it 0. */
function kindOf({ externalFileAttributes }: Entry, name: string): Kind {
  const type = (externalFileAttributes >>> 28) & 0xf;
  if (type === 0o12) return 'symbolic link';
  if (type === 0o1) return 'pipe';
  if (type === 0o14) return 'socket';
  if (type === 0o2 || type === 0o6) return 'device';
  if (name.endsWith('/') || type === 0o4) return 'folder';
  return type === 0 || type === 0o10 ? 'regular file' : 'file of an unknown kind';
}

async function content(zip: ZipFile, bytes: Buffer, entry: Entry, most: number): Promise<Buffer> {
  if (entry.generalPurposeBitFlag & ENCRYPTED) throw new Refusal('is encrypted: pack it without a password.');
  if (entry.uncompressedSize > most) throw new Refusal(`is larger than ${inMegabytes(most)}.`);
  const header = await localHeader(zip, entry);
  const packed = bytes.subarray(header.fileDataStart, header.fileDataStart + entry.compressedSize);
  if (packed.length !== entry.compressedSize) throw new Refusal('is cut off.');
  const unpacked = entry.compressionMethod === STORED ? packed : inflate(packed, entry, most);
  if (crc32(unpacked) !== entry.crc32) throw new Refusal('is damaged: its checksum is wrong.');
  return unpacked;
}

async function localHeader(zip: ZipFile, entry: Entry): Promise<LocalFileHeader> {
  let header: LocalFileHeader;
  try {
    header = await zip.readLocalFileHeaderPromise(entry);
  } catch (error) {
    throw asRefusal(error);
  }
  if ([header.compressedSize, header.uncompressedSize].includes(IN_64_BITS) || has64BitField(entry)) {
    throw new Refusal('is packed as zip64, which is meant for files of more than 4 GB: pack it as a plain .zip.');
  }
  if (!agrees(header, entry)) throw new Refusal('has two headers in its zip that contradict each other.');
  return header;
}

function has64BitField({ extraFields }: Entry): boolean {
  return extraFields.some(({ id }) => id === 1);
}

/** Where sizes follow the data, the header before it has zeros or the same. */
function agrees(header: LocalFileHeader, entry: Entry): boolean {
  const same = (field: 'crc32' | 'compressedSize' | 'uncompressedSize') =>
    header[field] === entry[field] || ((entry.generalPurposeBitFlag & SIZES_FOLLOW) !== 0 && header[field] === 0);
  return (
    header.fileName.equals(entry.fileNameRaw) &&
    header.generalPurposeBitFlag === entry.generalPurposeBitFlag &&
    header.compressionMethod === entry.compressionMethod &&
    same('crc32') &&
    same('compressedSize') &&
    same('uncompressedSize')
  );
}

function inflate(packed: Buffer, { compressionMethod, uncompressedSize }: Entry, most: number): Buffer {
  if (compressionMethod !== DEFLATED) throw new Refusal('is compressed in an unusual way: pack it with "deflate".');
  const lie = new Refusal(`does not have the ${uncompressedSize} bytes that its zip promises.`);
  try {
    const options = { maxOutputLength: most, finishFlush: constants.Z_FINISH, info: true };
    const { buffer, engine } = inflateRawSync(packed, options) as unknown as Inflated;
    if (buffer.length === uncompressedSize && engine.bytesWritten === packed.length) return buffer;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (!code.startsWith('Z_') && code !== 'ERR_BUFFER_TOO_LARGE') throw error;
  }
  throw lie;
}

interface Inflated {
  readonly buffer: Buffer;
  readonly engine: { readonly bytesWritten: number };
}

/** yauzl's messages speak of offsets and signatures; what they mean to a student is one thing. */
function asRefusal(error: unknown): unknown {
  if (error instanceof Refusal) return error;
  return new Refusal(
    `is damaged or not a zip (${(error as Error).message.replace(/[^\x20-\x7e]/g, '?').slice(0, 100)}).`,
  );
}
