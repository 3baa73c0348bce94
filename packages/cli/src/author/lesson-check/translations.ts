import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Language, type Lesson, type TranslatedHints, TRANSLATIONS } from '@gradus/contract';
import { lessonSentences, readTexts, textsFile } from '@gradus/judge';
import { readHints } from '../../language/texts';
import { type Finding, finding } from './finding';
import { textProblems } from './translated-texts';

/** Every lesson is there in every language, with all that the English texts have. */
export function checkTranslations(root: string, lesson: Lesson): Finding {
  const problems = TRANSLATIONS.flatMap((language) => [
    ...readmeProblems(root, lesson, language),
    ...hintProblems(root, lesson, language),
    ...sentenceProblems(root, lesson, language),
  ]);
  return finding(`${lesson.id} translations`, problems);
}

function readmeProblems(root: string, lesson: Lesson, language: Language): string[] {
  const file = `solutions/${lesson.id}/README.${language}.md`;
  if (!existsSync(join(root, file))) return [`${file} is missing: translate README.md beside it.`];
  const text = readFileSync(join(root, file), 'utf8');
  return lesson.exercises.filter(({ id }) => !text.includes(id)).map(({ id }) => `${file} does not mention ${id}.`);
}

function hintProblems(root: string, lesson: Lesson, language: Language): string[] {
  const file = `grader/${lesson.id}/hints.${language}.json`;
  const hints = readHints(root, lesson, language);
  if (!hints) return [`${file} is missing: translate the hints of lesson.json.`];
  const ids = lesson.exercises.map(({ id }) => id);
  return [
    ...ids.filter((id) => !hints[id]).map((id) => `${file} has no hints for ${id}.`),
    ...Object.keys(hints)
      .filter((id) => !ids.includes(id))
      .map((id) => `${file}: the lesson has no exercise ${id}.`),
    ...repeated(hints).map((id) => `${file} has the same hint for ${id} twice.`),
  ];
}

/** What the checks say. */
function sentenceProblems(root: string, lesson: Lesson, language: Language): string[] {
  const file = textsFile(lesson, language);
  const texts = readTexts(root, lesson, language);
  if (!texts) return [`${file} is missing: "npx gradus lesson texts" lays down what is to be translated.`];
  return textProblems(file, lessonSentences(root, lesson), texts);
}

function repeated(hints: TranslatedHints): string[] {
  return Object.keys(hints).filter((id) => new Set(hints[id]).size < hints[id]!.length);
}
