import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Language, type Lesson, parseWith, type TranslatedTexts, translatedTextsSchema } from '@gradus/contract';
import { readAnswersTo } from '../catalogue/answers';
import { type Assignment, specOf } from '../course';
import { largerModel } from '../larger-model';
import { specSentences } from './spec-sentences';

/** The English sentences that a translation has, in its order: of the lesson, and by exercise. */
export function lessonSentences(root: string, lesson: Lesson): Map<string, string[]> {
  const larger = largerModel(lesson);
  const specsOf = (assignment: Assignment) =>
    larger?.exercise.id === assignment.exercise.id ? [specOf(assignment), specOf(larger)] : [specOf(assignment)];
  const ofExercise = (assignment: Assignment) => [
    ...specsOf(assignment).flatMap((spec) => specSentences(readFileSync(join(root, spec), 'utf8'))),
    ...misconceptionSentences(root, assignment),
  ];
  return new Map([
    ['lesson', [lesson.title]],
    ...lesson.exercises.map((exercise): [string, string[]] => [
      exercise.id,
      [...new Set(ofExercise({ lesson, exercise }))],
    ]),
  ]);
}

/** From the root: `grader/04-softmax/texts.zh.json`. */
export function textsFile(lesson: Lesson, language: Language): string {
  return `grader/${lesson.id}/texts.${language}.json`;
}

/**
 * A lesson's sentences in another language; undefined if nobody has translated them.
 *
 * @throws {ContractError} naming the file and the field that is wrong
 */
export function readTexts(root: string, lesson: Lesson, language: Language): TranslatedTexts | undefined {
  const file = textsFile(lesson, language);
  if (!existsSync(join(root, file))) return undefined;
  return parseWith(translatedTextsSchema, readFileSync(join(root, file), 'utf8'), { file });
}

function misconceptionSentences(root: string, assignment: Assignment): string[] {
  return readAnswersTo(assignment, 'misconception', root).flatMap(({ parsed }) =>
    parsed.status === 'parsed' ? [parsed.header.sentence] : [],
  );
}
