import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Language, type Lesson } from '@gradus/contract';
import { type Course, lessonSentences, readTexts, textsFile } from '@gradus/judge';
import { selectLessons } from '../select';
import { print } from '../terminal';
import { skeleton, textProblems } from './lesson-check/translated-texts';

/** `gradus lesson texts`: lays down what is to be translated. Exit code 1 if something is still missing. */
export function lessonTexts(course: Course, words: readonly string[], { lang }: { lang: Language }): number {
  const left = selectLessons(course, words).map((lesson) => layDown(course, lesson, lang));
  return left.some((count) => count > 0) ? 1 : 0;
}

/** @returns how many sentences have no translation */
function layDown({ root }: Course, lesson: Lesson, language: Language): number {
  const file = textsFile(lesson, language);
  const sentences = lessonSentences(root, lesson);
  const before = readTexts(root, lesson, language) ?? {};
  const texts = skeleton(sentences, before);
  const missing = Object.values(texts).flatMap((part) => Object.values(part).filter((text) => text === ''));
  for (const problem of textProblems(file, sentences, before))
    if (/\(any more\)/.test(problem)) print(`Removed: ${problem}`);
  writeFileSync(join(root, file), `${JSON.stringify(texts, null, 2)}\n`);
  print(`${file}: ${missing.length === 0 ? 'everything is translated.' : `${missing.length} sentences to translate.`}`);
  return missing.length;
}
