/** What a name in a submission stands for. */
export type Kind =
  | 'regular file'
  | 'folder'
  | 'symbolic link'
  | 'hard link'
  | 'device'
  | 'pipe'
  | 'socket'
  | 'sparse file'
  | 'file of an unknown kind';

/** One name in a submission, whether it was handed in as a folder or packed. */
export interface Item {
  /** As it was found, with `/` between its parts, without `./` before and `/` behind. */
  readonly path: string;
  readonly kind: Kind;
  /**
   * The content of a regular file.
   *
   * @throws {Refusal} if there are more than `most` bytes, or other ones than promised
   */
  readonly read: (most: number) => Promise<Buffer> | Buffer;
}

/** An item's path from what an archive calls it. */
export function pathOf(name: string): string {
  return name.replace(/^(\.\/)+/, '').replace(/\/+$/, '');
}
