import type { Item } from './item';
import { fold } from './name-problem';
import type { Remark } from './remarks';
import { isAside, looksLikeLesson } from './tree';

const FURNITURE = /^(README\.md|\.DS_Store|Thumbs\.db|desktop\.ini|\._.*)$/i;
const ARCHIVE = /\.(zip|tar|tgz|gz|bz2|xz|zst|7z|rar)$/i;
const CONFIGURATION =
  /^(package(-lock)?\.json|tsconfig.*\.json|nx\.json|(jest|babel|eslint|prettier|vite)\.config\..*|\.(babelrc|swcrc|npmrc|env|git(attributes|modules)).*|node_modules|__mocks__|__snapshots__)$/i;

/** What a student may believe to count, or an instructor should know of, and why it is not read. */
export function leftOut(items: readonly Item[], wanted: readonly string[]): Remark[] {
  const lessons = new Set(wanted.map((path) => path.split('/')[0]!));
  const answers = new Set(wanted.map(fold));
  const remarks = items
    .filter(({ path }) => !path.split('/').slice(0, -1).some(isAside))
    .flatMap((item) => {
      const message = whyLeftOut(item, answers, lessons);
      return message === undefined ? [] : [{ file: item.path, message }];
    });
  return [...strangeLessons(items, lessons), ...remarks];
}

function whyLeftOut({ path, kind }: Item, answers: Set<string>, lessons: Set<string>): string | undefined {
  const parts = path.split('/');
  const name = parts.at(-1)!;
  if (answers.has(fold(parts.slice(-2).join('/')))) return undefined; // taken, or refused with a reason of its own
  if (kind !== 'folder' && kind !== 'regular file') return `is a ${kind}, which is neither read nor followed.`;
  if (CONFIGURATION.test(name)) return 'was left out: no configuration and no package of a submission is ever used.';
  if (kind === 'folder') return undefined;
  if (ARCHIVE.test(name)) return 'is an archive inside the submission, which is not unpacked.';
  const inLesson = lessons.has(parts.at(-2) ?? '') && !FURNITURE.test(name);
  return inLesson ? 'was left out: it is no exercise of this course.' : undefined;
}

/** Folders named like lessons that the course does not have. */
function strangeLessons(items: readonly Item[], lessons: Set<string>): Remark[] {
  const folders = items.flatMap(({ path, kind }) => {
    const parts = path.split('/').slice(0, kind === 'folder' ? undefined : -1);
    const at = parts.findIndex((part) => isAside(part) || (looksLikeLesson(part) && !lessons.has(part)));
    return at < 0 || at > 2 || isAside(parts[at]!) ? [] : [parts.slice(0, at + 1).join('/')];
  });
  return [...new Set(folders)].map((file) => ({
    file,
    message: `is no lesson of this course.${meant(file, lessons)}`,
  }));
}

function meant(folder: string, lessons: Set<string>): string {
  const number = Number.parseInt(folder.split('/').at(-1)!, 10);
  const lesson = [...lessons].find((id) => Number.parseInt(id, 10) === number);
  return lesson === undefined ? '' : ` It must be named ${lesson} to count.`;
}
