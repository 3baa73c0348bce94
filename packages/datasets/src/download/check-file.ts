import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { DataFile } from '../catalog';

/** What a file on the disk is, compared with what it should be. */
export type FileState =
  | { status: 'right' }
  | { status: 'missing' }
  | { status: 'wrong-size'; bytes: number }
  | { status: 'wrong-checksum'; sha256: string };

export async function checkFile(path: string, { bytes, sha256 }: DataFile): Promise<FileState> {
  const stats = await stat(path).catch(() => undefined);
  if (!stats?.isFile()) return { status: 'missing' };
  if (stats.size !== bytes) return { status: 'wrong-size', bytes: stats.size };
  const found = await sha256Of(path);
  return found === sha256 ? { status: 'right' } : { status: 'wrong-checksum', sha256: found };
}

/** What is wrong, as the end of a sentence that begins with the file; undefined if nothing is. */
export function problemText(state: FileState, { bytes, sha256 }: DataFile): string | undefined {
  switch (state.status) {
    case 'right':
      return undefined;
    case 'missing':
      return 'is missing';
    case 'wrong-size':
      return `has ${state.bytes} bytes instead of ${bytes}${state.bytes < bytes ? ': it is cut short' : ''}`;
    case 'wrong-checksum':
      return `has the SHA-256 ${state.sha256} instead of ${sha256}: it is damaged, or another file`;
  }
}

export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
