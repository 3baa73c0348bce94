import { crc32, deflateRawSync } from 'node:zlib';

/** One file of a made-up zip. What is set overrides what would be right. */
export interface ZipPart {
  readonly name: string | Buffer;
  readonly content?: string | Buffer;
  readonly stored?: boolean;
  /** Unix mode with the kind of file: 0o120777 is a link. */
  readonly mode?: number;
  /** Number of the system that packed it; 3 is Unix, 0 is DOS. */
  readonly system?: number;
  readonly flags?: number;
  readonly method?: number;
  readonly size?: number;
  readonly crc?: number;
  readonly localName?: string;
  readonly localSize?: number;
  readonly extra?: Buffer;
  /** Put sizes and checksum behind the data, as programs do that write into a pipe. */
  readonly descriptor?: boolean;
  /** Bytes behind the compressed data that belong to it by its size. */
  readonly hidden?: Buffer;
  /** Point to this part's data instead of having any. */
  readonly sameDataAs?: number;
}

/** A zip, right or wrong. */
export function makeZip(parts: readonly ZipPart[], comment = ''): Buffer {
  const pieces: Buffer[] = [];
  const offsets: number[] = [];
  let at = 0;
  for (const part of parts) {
    offsets.push(part.sameDataAs === undefined ? at : offsets[part.sameDataAs]!);
    if (part.sameDataAs !== undefined) continue;
    const piece = Buffer.concat([
      localHeader(part),
      packed(part),
      part.descriptor ? descriptor(part) : Buffer.alloc(0),
    ]);
    pieces.push(piece);
    at += piece.length;
  }
  const directory = Buffer.concat(parts.map((part, i) => centralHeader(part, offsets[i]!)));
  return Buffer.concat([...pieces, directory, endRecord(parts.length, directory.length, at, comment)]);
}

const contentOf = ({ content = '' }: ZipPart) => Buffer.from(content as string);
const packed = (part: ZipPart) =>
  part.stored ? contentOf(part) : Buffer.concat([deflateRawSync(contentOf(part)), part.hidden ?? Buffer.alloc(0)]);
const flagsOf = ({ flags = 0, descriptor: follows }: ZipPart) => flags | (follows ? 8 : 0);
const nameOf = (name: string | Buffer) => Buffer.from(name as string);

function sizes(part: ZipPart, size: number | undefined): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeUInt32LE(part.crc ?? crc32(contentOf(part)), 0);
  bytes.writeUInt32LE(packed(part).length, 4);
  bytes.writeUInt32LE(size ?? part.size ?? contentOf(part).length, 8);
  return bytes;
}

function descriptor(part: ZipPart): Buffer {
  return Buffer.concat([Buffer.from([0x50, 0x4b, 7, 8]), sizes(part, undefined)]);
}

function localHeader(part: ZipPart): Buffer {
  const name = nameOf(part.localName ?? part.name);
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(flagsOf(part), 6);
  head.writeUInt16LE(part.method ?? (part.stored ? 0 : 8), 8);
  if (!part.descriptor) sizes(part, part.localSize).copy(head, 14);
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, name]);
}

function centralHeader(part: ZipPart, offset: number): Buffer {
  const name = nameOf(part.name);
  const extra = part.extra ?? Buffer.alloc(0);
  const head = Buffer.alloc(46);
  head.writeUInt32LE(0x02014b50, 0);
  head.writeUInt16LE(((part.system ?? 3) << 8) | 20, 4);
  head.writeUInt16LE(20, 6);
  head.writeUInt16LE(flagsOf(part), 8);
  head.writeUInt16LE(part.method ?? (part.stored ? 0 : 8), 10);
  sizes(part, undefined).copy(head, 16);
  head.writeUInt16LE(name.length, 28);
  head.writeUInt16LE(extra.length, 30);
  head.writeUInt32LE(((part.mode ?? 0o100644) << 16) >>> 0, 38);
  head.writeUInt32LE(offset, 42);
  return Buffer.concat([head, name, extra]);
}

function endRecord(count: number, size: number, at: number, comment: string): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(at, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([end, Buffer.from(comment)]);
}
