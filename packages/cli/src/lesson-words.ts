import { UsageError } from './usage-error';

/**
 * What `--lessons` lists: `1-3,softmax` → 1, 2, 3, softmax; nothing of nothing.
 *
 * @throws {UsageError} if something ends before it begins
 */
export function lessonWords(list = ''): string[] {
  return list
    .split(',')
    .filter(Boolean)
    .flatMap((word) => {
      const [, from, to] = /^(\d{1,2})-(\d{1,2})$/.exec(word) ?? [];
      if (from === undefined) return [word];
      const words = Array.from({ length: Math.max(0, Number(to) - Number(from) + 1) }, (_, i) => String(Number(from) + i)); // prettier-ignore
      if (words.length > 0) return words;
      throw new UsageError(`--lessons ${word} ends before it begins.`);
    });
}
