/** What an edition consists of: contents by path from its root, with `/` on every system. */
export type Files = Map<string, Buffer>;

/** Adds texts and bytes under a folder. */
export function put(
  files: Files,
  entries: Iterable<readonly [path: string, content: string | Buffer]>,
  folder = '',
): void {
  for (const [path, content] of entries) files.set(`${folder}${path}`, Buffer.from(content));
}
