import type { Lesson } from '@gradus/contract';
import { type Assignment, assignments, type Course, moduleOf } from '@gradus/judge';
import { UsageError } from './usage-error';

/**
 * The exercises that words of the command line mean: `4`, `04-softmax`, `softmax`, `4.02` or the file of an exercise; all of them if there are no
 * words.
 *
 * @throws {UsageError} listing what there is
 */
export function select(course: Course, words: readonly string[]): Assignment[] {
  const all = assignments(course);
  if (words.length === 0) return all;
  const chosen = new Set(words.flatMap((word) => matching(course, all, word)));
  return all.filter((assignment) => chosen.has(assignment));
}

/**
 * The lessons that words of the command line mean: `4`, `04-softmax` or `softmax`; all of them if there are no words.
 *
 * @throws {UsageError} listing what there is
 */
export function selectLessons(course: Course, words: readonly string[]): Lesson[] {
  if (words.length === 0) return [...course.lessons];
  const chosen = words.map((word) => {
    const found = course.lessons.find((lesson) => isLesson(lesson, word));
    if (found) return found;
    throw new UsageError((phrases) => phrases.noLesson(word, namesOf(course)));
  });
  return course.lessons.filter((lesson) => chosen.includes(lesson));
}

/** @throws {UsageError} if the word is not the id of an exercise */
export function selectOne(course: Course, word: string): Assignment {
  const found = assignments(course).find(({ exercise }) => exercise.id === word);
  if (found) return found;
  throw new UsageError((phrases) => phrases.noExercise(word, course.lessons[0]!.exercises[0]!.id));
}

function matching(course: Course, all: readonly Assignment[], word: string): Assignment[] {
  const found = all.filter((each) => each.exercise.id === word || isFileOf(each, word) || isLesson(each.lesson, word));
  return found.length > 0 ? found : unknown(course, word);
}

/** As an editor or a shell names the file that is open. */
function isFileOf(assignment: Assignment, word: string): boolean {
  const path = word.replaceAll('\\', '/');
  return path === `exercises/${moduleOf(assignment)}.ts` || path.endsWith(`/exercises/${moduleOf(assignment)}.ts`);
}

function isLesson(lesson: Lesson, word: string): boolean {
  return [lesson.id, lesson.id.slice(3), lesson.id.slice(0, 2), String(Number(lesson.id.slice(0, 2)))].includes(word);
}

function unknown(course: Course, word: string): never {
  const example = course.lessons[0]!.exercises[0]!.id;
  throw new UsageError((phrases) => phrases.noLessonOrExercise(word, namesOf(course), example));
}

function namesOf({ lessons }: Course): string {
  return lessons.map(({ id }) => `${Number(id.slice(0, 2))} (${id})`).join(', ');
}
