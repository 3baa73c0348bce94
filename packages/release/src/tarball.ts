import { gzipSync } from 'node:zlib';
import type { Files } from './edition-files';
import { ReleaseRefused } from './release-refused';

const BLOCK = 512;
const MODE = { file: '0000644', program: '0000755' };
/** npm gives files in packages this time, too: 26 October 1985, 8:15. Some archivers cannot do with 0. */
const MTIME = 499_162_500;

/**
 * A .tar.gz with files below one folder. The same files give the same bytes: sorted, one time, nobody's names.
 *
 * @param executable files that may be run
 * @throws {ReleaseRefused} if a path is too long for the oldest form of tar, which every program can read
 */
export function tarball(files: Files, folder: string, executable: ReadonlySet<string> = new Set()): Buffer {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  const entries = sorted.flatMap(([path, content]) => {
    const header = headerOf(`${folder}/${path}`, content.length, executable.has(path) ? MODE.program : MODE.file);
    return [header, content, Buffer.alloc(-content.length & (BLOCK - 1))];
  });
  const packed = gzipSync(Buffer.concat([...entries, Buffer.alloc(2 * BLOCK)]), { level: 9 });
  packed[9] = 255; // the field that tells the system on which it was packed: unknown
  return packed;
}

/** POSIX ustar. */
function headerOf(path: string, size: number, mode: string): Buffer {
  const header = Buffer.alloc(BLOCK);
  const { name, prefix } = split(path);
  header.write(name, 0);
  header.write(mode, 100);
  header.write('0000000', 108);
  header.write('0000000', 116);
  header.write(octal(size), 124);
  header.write(octal(MTIME), 136);
  header.write('        ', 148); // the checksum counts as spaces
  header.write('0', 156);
  header.write('ustar\u000000', 257);
  header.write(prefix, 345);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

function octal(number: number): string {
  return number.toString(8).padStart(11, '0');
}

function split(path: string): { name: string; prefix: string } {
  if (path.length <= 100) return { name: path, prefix: '' };
  const at = path.indexOf('/', path.length - 101);
  if (at < 0 || at > 155) throw new ReleaseRefused(`${path} is too long for an archive.`);
  return { name: path.slice(at + 1), prefix: path.slice(0, at) };
}
