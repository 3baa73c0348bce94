import { LIMITS } from './limits';
import type { Item } from './item';
import { OpenFolder } from './open-below';
import { Refusal } from './refusal';
import { isAside, looksLikeLesson, TREE } from './tree';

/**
 * What lies in a folder that was handed in, as deep as answers can lie and no deeper: `node_modules` and the like stay
 * closed. Items are to be read before the folder is closed.
 */
export function folderItems(root: OpenFolder): Item[] {
  const items: Item[] = [];
  const visit = (parents: readonly string[]) => {
    const names = within(root, parents, (folder) => folder.names());
    if (items.length + names.length > LIMITS.names) throw new Refusal(`holds more than ${LIMITS.names} names.`);
    for (const name of names) {
      const parts = [...parents, name];
      const kind = within(root, parents, (folder) => folder.kind(name));
      const read = (most: number) => within(root, parents, (folder) => folder.read(name, most));
      items.push({ path: parts.join('/'), kind, read });
      if (kind === 'folder' && mayHoldAnswers(parts)) visit(parts);
    }
  };
  visit([]);
  return items;
}

function mayHoldAnswers(parts: readonly string[]): boolean {
  const name = parts.at(-1)!;
  const depth = parts.length;
  if (depth === 1) return !isAside(name);
  if (depth === 2) return name === TREE || looksLikeLesson(name);
  return depth === 3 && parts[1] === TREE && looksLikeLesson(name);
}

/** Opens folder by folder, none of them through a link. */
function within<Value>(root: OpenFolder, parts: readonly string[], action: (folder: OpenFolder) => Value): Value {
  const [next, ...rest] = parts;
  if (next === undefined) return action(root);
  const folder = root.folder(next);
  try {
    return within(folder, rest, action);
  } finally {
    folder.close();
  }
}
