import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';

export interface Unpacked {
  readonly name: string;
  /** Of the file on Unix. */
  readonly mode: number;
  readonly content: Buffer;
}

/** Reads an archive of our own. */
export async function unpack(zip: Buffer): Promise<Unpacked[]> {
  const file = await new Promise<ZipFile>((done, fail) =>
    fromBuffer(zip, { lazyEntries: true }, (error, opened) => (error ? fail(error) : done(opened))),
  );
  const entries = await new Promise<Entry[]>((done, fail) => {
    const found: Entry[] = [];
    file.on('entry', (entry: Entry) => {
      found.push(entry);
      file.readEntry();
    });
    file.on('end', () => done(found)).on('error', fail);
    file.readEntry();
  });
  return Promise.all(
    entries.map(async (entry) => {
      const content = await new Promise<Buffer>((done, fail) => {
        file.openReadStream(entry, (error, stream) => (error ? fail(error) : buffer(stream).then(done, fail)));
      });
      return { name: entry.fileName, mode: (entry.externalFileAttributes >>> 16) & 0o777, content };
    }),
  );
}

/** Writes what was unpacked into a folder. */
export function lay(files: readonly Unpacked[], folder: string): void {
  for (const { name, mode, content } of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
    chmodSync(join(folder, name), mode);
  }
}
