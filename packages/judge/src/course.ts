import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ContractError, type Exercise, type Lesson, lessonSchema, parseWith } from '@gradus/contract';

/** All lessons of a checkout, in order, and where it lies. */
export interface Course {
  readonly root: string;
  readonly lessons: readonly Lesson[];
}

/** An exercise together with its lesson. */
export interface Assignment {
  readonly lesson: Lesson;
  readonly exercise: Exercise;
  /** The exercise stands for its check on a GPU; see `largerModel`. */
  readonly isLarger?: true;
}

/**
 * Reads every `grader/NN-lesson/lesson.json`.
 *
 * @throws {ContractError} naming the file and the field that is wrong
 */
export function readCourse(root: string): Course {
  const folders = readdirSync(join(root, 'grader'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const lessons = folders.map((folder) => readLesson(root, folder.name)).sort((a, b) => (a.id < b.id ? -1 : 1));
  if (lessons.length === 0) throw new ContractError('grader/ holds no lesson.');
  const course = { root, lessons };
  for (const lesson of lessons) checkReferences(course, lesson);
  return course;
}

export function assignments(course: Course): Assignment[] {
  return course.lessons.flatMap((lesson) => lesson.exercises.map((exercise) => ({ lesson, exercise })));
}

export function findExercise(course: Course, id: string): Assignment | undefined {
  return assignments(course).find(({ exercise }) => exercise.id === id);
}

/** The name of an exercise's module, the same in every tree: `04-softmax/02-softmax`. */
export function moduleOf({ lesson, exercise }: Assignment): string {
  return `${lesson.id}/${exercise.file.replace(/\.ts$/, '')}`;
}

/** The spec that judges an answer, from the root: `grader/04-softmax/02-softmax.spec.ts`. */
export function specOf({ lesson, exercise, isLarger }: Assignment): string {
  return `grader/${lesson.id}/${isLarger ? 'gpu/' : ''}${exercise.file.replace(/\.ts$/, '')}.spec.ts`;
}

/** What an exercise is called where its number may change: `softmax/softmax`. */
export function nameOf({ lesson, exercise }: Assignment): string {
  return `${lesson.id.slice(3)}/${exercise.name}`;
}

/** The exercises whose files this one may load, directly or through another one. */
export function usedBy(course: Course, assignment: Assignment): Assignment[] {
  const found = new Map<string, Assignment>();
  const visit = ({ exercise }: Assignment) => {
    for (const id of exercise.uses) {
      if (found.has(id)) continue;
      const used = findExercise(course, id)!;
      found.set(id, used);
      visit(used);
    }
  };
  visit(assignment);
  return [...found.values()];
}

function readLesson(root: string, folder: string): Lesson {
  const file = `grader/${folder}/lesson.json`;
  const path = join(root, file);
  if (!existsSync(path)) throw new ContractError(`${file} is missing: every folder of grader/ is a lesson.`);
  const lesson = parseWith(lessonSchema, readFileSync(path, 'utf8'), { file });
  if (lesson.id !== folder) throw new ContractError(`${file} is not valid:\n  id: must be "${folder}" like its folder`);
  return lesson;
}

/** What one manifest says about the others, which its schema cannot see. */
function checkReferences(course: Course, lesson: Lesson): void {
  const file = `grader/${lesson.id}/lesson.json`;
  lesson.requires.forEach((required, i) => {
    if (required >= lesson.id || !course.lessons.some(({ id }) => id === required)) {
      throw new ContractError(
        `${file} is not valid:\n  requires[${i}]: there is no lesson "${required}" before this one`,
      );
    }
  });
  const all = assignments(course);
  lesson.exercises.forEach((exercise, i) => {
    exercise.formerly?.forEach((name, k) => {
      const others = all.filter((other) => other.exercise !== exercise);
      const other = others.find((each) => nameOf(each) === name || each.exercise.formerly?.includes(name));
      if (!other) return;
      const what = `"${name}" is, or was, ${other.exercise.id}: what students did under it can be only one's`;
      throw new ContractError(`${file} is not valid:\n  exercises[${i}].formerly[${k}]: ${what}`);
    });
    exercise.uses.forEach((used, k) => {
      if (!findExercise(course, used)) {
        throw new ContractError(`${file} is not valid:\n  exercises[${i}].uses[${k}]: there is no exercise "${used}"`);
      }
    });
  });
}
