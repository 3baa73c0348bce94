import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lesson, TranslatedHints } from '@gradus/contract';
import { type Language, TRANSLATIONS } from '../../language/language';
import { readHints } from '../../language/texts';
import { type Finding, finding } from './finding';

/** Every lesson is there in every language, with all that the English texts have. */
export function checkTranslations(root: string, lesson: Lesson): Finding {
  const problems = TRANSLATIONS.flatMap((language) => [
    ...readmeProblems(root, lesson, language),
    ...hintProblems(root, lesson, language),
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

function repeated(hints: TranslatedHints): string[] {
  return Object.keys(hints).filter((id) => new Set(hints[id]).size < hints[id]!.length);
}
