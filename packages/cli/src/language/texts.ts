import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Language, type Lesson, parseWith, type TranslatedHints, translatedHintsSchema } from '@gradus/contract';
import { type Assignment, type Course, isStudentEdition } from '@gradus/judge';
import { en, type Phrases } from './en';
import { zh } from './zh';

/** Everything for students that is there in several languages; in English where a lesson is not translated. */
export interface Texts {
  readonly phrases: Phrases;
  hints(assignment: Assignment): readonly string[];
  /** The README to read, as a path from the course's root. */
  readme(lesson: Lesson): string;
  /** Whether there are reference solutions to speak of. */
  readonly hasReferences: boolean;
}

/** @throws {ContractError} naming the file of hints and the field that is wrong */
export function textsIn({ root, lessons }: Course, language: Language): Texts {
  const hasReferences = !isStudentEdition(root);
  if (language === 'en') return { ...ENGLISH, hasReferences };
  const hints = new Map(lessons.flatMap((lesson) => Object.entries(readHints(root, lesson, language) ?? {})));
  return {
    phrases: zh,
    hasReferences,
    hints: ({ exercise }) => hints.get(exercise.id) ?? exercise.hints,
    readme: (lesson) => {
      const translated = `exercises/${lesson.id}/README.${language}.md`;
      return existsSync(join(root, translated)) ? translated : ENGLISH.readme(lesson);
    },
  };
}

/** @throws {ContractError} naming the file and the field that is wrong */
export function readHints(root: string, lesson: Lesson, language: Language): TranslatedHints | undefined {
  const file = `grader/${lesson.id}/hints.${language}.json`;
  if (!existsSync(join(root, file))) return undefined;
  return parseWith(translatedHintsSchema, readFileSync(join(root, file), 'utf8'), { file });
}

const ENGLISH: Omit<Texts, 'hasReferences'> = {
  phrases: en,
  hints: ({ exercise }) => exercise.hints,
  readme: (lesson) => `exercises/${lesson.id}/README.md`,
};
