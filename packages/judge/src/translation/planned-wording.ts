import type { Language, Lesson, RunPlan, TranslatedTexts } from '@gradus/contract';
import type { Assignment, Course } from '../course';
import { readTexts } from './lesson-sentences';

type PlannedWording = Pick<RunPlan['exercises'][string], 'wording'>;

/** What a spec is told of the language its verdicts are worded in; nothing for English, and no sentences where none are translated. */
export function plannedWording({ root }: Course, { lesson, exercise }: Assignment, language: Language): PlannedWording {
  if (language === 'en') return {};
  return { wording: { language, sentences: textsOf(root, lesson, language)?.[exercise.id] ?? {} } };
}

/** The lesson's title in that language; in English where nobody has translated it. */
export function titleIn({ root }: Course, lesson: Lesson, language: Language): string {
  if (language === 'en') return lesson.title;
  return textsOf(root, lesson, language)?.['lesson']?.[lesson.title] || lesson.title; // '' is still to be written
}

/** Read once in a process: a class run asks again and again. */
const known = new Map<string, TranslatedTexts | undefined>();

function textsOf(root: string, lesson: Lesson, language: Language): TranslatedTexts | undefined {
  const key = JSON.stringify([root, lesson.id, language]);
  if (!known.has(key)) known.set(key, readTexts(root, lesson, language));
  return known.get(key);
}
