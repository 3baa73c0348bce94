const MB = 2 ** 20;

/** What one submission may cost. All of it is read into memory, and nothing beyond these bounds is ever inflated. */
export const LIMITS = {
  /** Of all answers together, as text. */
  bytes: 2 * MB,
  /** Regular files beside the answers; a course with more exercises than this may have that many. */
  files: 200,
  /** Of an archive as it was handed in. */
  packedBytes: 16 * MB,
  /** Of a .tar.gz after decompression, since a tar has to be read from its beginning. */
  unpackedBytes: 64 * MB,
  /** Names in an archive or folder, of whatever kind. */
  names: 20_000,
} as const;

/** `2 MB`. */
export function inMegabytes(bytes: number): string {
  return `${bytes / MB} MB`;
}
