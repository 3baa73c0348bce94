const BLOCK = 512;

/** One entry of a made-up tar. */
export interface TarPart {
  readonly name: string;
  readonly content?: string | Buffer;
  /** The letter of its kind: `0` a file, `1` a hard link, `2` a link, `5` a folder, `x` PAX, `L` a long name of GNU. */
  readonly type?: string;
  readonly link?: string;
  /** Instead of the content's. */
  readonly size?: number;
}

/** A tar, right or wrong. */
export function makeTar(parts: readonly TarPart[]): Buffer {
  return Buffer.concat([...parts.map(entry), Buffer.alloc(2 * BLOCK)]);
}

/** The content of a PAX header: `13 path=hello\n`. */
export function pax(fields: Record<string, string>): string {
  return Object.entries(fields)
    .map(([key, value]) => {
      const rest = ` ${key}=${value}\n`;
      const length = Buffer.byteLength(rest);
      return `${length + String(length + 2).length}${rest}`;
    })
    .join('');
}

function entry(part: TarPart): Buffer {
  const content = Buffer.from((part.content ?? '') as string);
  const header = Buffer.alloc(BLOCK);
  header.write(part.name, 0, 100);
  header.write('0000644\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  header.write(`${(part.size ?? content.length).toString(8).padStart(11, '0')}\0`, 124);
  header.write('00000000000\0', 136);
  header.write('        ', 148);
  header.write(part.type ?? '0', 156);
  header.write(part.link ?? '', 157);
  header.write('ustar\x0000', 257, 'latin1');
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return Buffer.concat([header, content, Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK)]);
}
