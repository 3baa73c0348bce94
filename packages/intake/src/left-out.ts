import type { Remark } from '@gradus/contract';
import type { Item } from './item';
import { fold } from './name-problem';
import { isAside, looksLikeLesson } from './tree';

const FURNITURE = /^(README(\.zh)?\.md|\.DS_Store|Thumbs\.db|desktop\.ini|\._.*)$/i;
const ARCHIVE = /\.(zip|tar|tgz|gz|bz2|xz|zst|7z|rar)$/i;
const CONFIGURATION =
  /^(package(-lock)?\.json|tsconfig.*\.json|nx\.json|(jest|babel|eslint|prettier|vite)\.config\..*|\.(babelrc|swcrc|npmrc|env|git(attributes|modules)).*|node_modules|__mocks__|__snapshots__)$/i;

/** What of the course a run looks at. */
export interface Wanted {
  /** `NN-lesson/MM-name.ts`. */
  readonly paths: readonly string[];
  /** Lessons that the run leaves out: handing them in is no mistake. */
  readonly otherLessons: readonly string[];
}

/** What a student may believe to count, or an instructor should know of, and why it is not read. */
export function leftOut(items: readonly Item[], { paths, otherLessons }: Wanted): Remark[] {
  const lessons = new Set(paths.map((path) => path.split('/')[0]!));
  const answers = new Set(paths.map(fold));
  const isOutside = ({ path }: Item) => {
    const folders = path.split('/').slice(0, -1);
    return folders.some((name) => isAside(name) || otherLessons.includes(name));
  };
  const remarks = items
    .filter((item) => !isOutside(item))
    .flatMap((item) => {
      const why = whyLeftOut(item, answers, lessons);
      return why === undefined ? [] : [{ ...why, file: item.path }];
    });
  return [...strangeLessons(items, lessons, otherLessons), ...remarks];
}

type Why = Pick<Remark, 'status' | 'message'>;

function whyLeftOut({ path, kind }: Item, answers: Set<string>, lessons: Set<string>): Why | undefined {
  const parts = path.split('/');
  const name = parts.at(-1)!;
  if (answers.has(fold(parts.slice(-2).join('/')))) return undefined; // taken, or refused with a reason of its own
  if (kind !== 'folder' && kind !== 'regular file') {
    return { status: 'refused', message: `is a ${kind}, which is neither read nor followed.` };
  }
  if (CONFIGURATION.test(name)) {
    return {
      status: 'ignored',
      message: 'was left out: no configuration and no package of a submission is ever used.',
    };
  }
  if (kind === 'folder') return undefined;
  if (ARCHIVE.test(name)) return { status: 'refused', message: 'is an archive inside the submission, which is not unpacked.' }; // prettier-ignore
  const inLesson = lessons.has(parts.at(-2) ?? '') && !FURNITURE.test(name);
  return inLesson ? { status: 'refused', message: 'was left out: it is no exercise of this course.' } : undefined;
}

/** Folders named like lessons that the course does not have. */
function strangeLessons(items: readonly Item[], lessons: Set<string>, others: readonly string[]): Remark[] {
  const isKnown = (name: string) => lessons.has(name) || others.includes(name);
  const folders = items.flatMap(({ path, kind }) => {
    const parts = path.split('/').slice(0, kind === 'folder' ? undefined : -1);
    const at = parts.findIndex((part) => isAside(part) || (looksLikeLesson(part) && !isKnown(part)));
    return at < 0 || at > 2 || isAside(parts[at]!) ? [] : [parts.slice(0, at + 1).join('/')];
  });
  return [...new Set(folders)].map((file) => ({
    status: 'refused',
    file,
    message: `is no lesson of this course.${meant(file, lessons)}`,
  }));
}

function meant(folder: string, lessons: Set<string>): string {
  const number = Number.parseInt(folder.split('/').at(-1)!, 10);
  const lesson = [...lessons].find((id) => Number.parseInt(id, 10) === number);
  return lesson === undefined ? '' : ` It must be named ${lesson} to count.`;
}
