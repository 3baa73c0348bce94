import type { ArchiveKind } from './file-names';
import type { Item } from './item';
import { Refusal } from './refusal';
import { gzippedTarItems, tarItems } from './tar-items';
import { zipItems } from './zip-items';

/**
 * What an archive holds, in memory. Paths are as they are found and yet to be judged.
 *
 * @throws {Refusal} if it is empty, damaged, too large, or not one that every program unpacks alike
 */
export async function archiveItems(kind: ArchiveKind, bytes: Buffer): Promise<Item[]> {
  if (bytes.length === 0) throw new Refusal('is empty (0 bytes).');
  if (kind === 'zip') return zipItems(bytes);
  return kind === 'tgz' ? gzippedTarItems(bytes) : tarItems(bytes);
}
