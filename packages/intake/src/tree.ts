import type { Item } from './item';
import { Refusal } from './refusal';

/** The folder of a student's checkout that answers lie in. */
export const TREE = 'exercises';

/** Folders beside the answers: a checkout's own, what tools leave behind, and the reference solutions. */
const ASIDE = ['solutions', 'grader', 'packages', 'tools', 'docs', 'node_modules', '__MACOSX'];

export function isAside(name: string): boolean {
  return ASIDE.includes(name) || name.startsWith('.');
}

export function looksLikeLesson(name: string): boolean {
  return /^\d+[-_ ]/.test(name);
}

/**
 * The path of the folder that the lessons' folders lie in: `exercises`, the submission itself (``), or either of them in
 * one folder around all.
 *
 * @throws {Refusal} if there is none, or if there are several
 */
export function findTree(items: readonly Item[], lessons: ReadonlySet<string>): string {
  const trees = new Set(items.flatMap(({ path, kind }) => treesOf(path.split('/'), kind, lessons)));
  if (trees.size === 1) return [...trees][0]!;
  if (trees.size > 1) {
    const places = [...trees].map((tree) => (tree === '' ? 'outermost' : `in ${tree}`)).sort();
    throw new Refusal(`holds lessons in ${trees.size} places (${places.slice(0, 4).join(', ')}): hand in one of them.`);
  }
  const [lesson] = lessons;
  throw new Refusal(
    `holds none of the lessons that are graded: expected folders such as ${TREE}/${lesson} or ${lesson}.`,
  );
}

function treesOf(parts: readonly string[], kind: Item['kind'], lessons: ReadonlySet<string>): string[] {
  const [first = '', second = '', third = ''] = parts;
  const isInside = (depth: number) => parts.length > depth || kind === 'folder';
  if (lessons.has(first)) return isInside(1) ? [''] : [];
  if (isAside(first)) return [];
  if (lessons.has(second)) return isInside(2) ? [first] : [];
  return second === TREE && lessons.has(third) && isInside(3) ? [`${first}/${TREE}`] : [];
}
