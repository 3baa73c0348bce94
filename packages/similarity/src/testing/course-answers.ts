import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { lessonSchema, parseWith } from '@gradus/contract';
import type { ExerciseAnswers } from '../find-similarity';
import { DISGUISES, ownWords } from './rewrite';
import { seeded } from './seeded';

const REPOSITORY = resolve(__dirname, '../../../..');

/** An exercise of the course with every answer that the repository holds. */
export interface CourseExercise {
  readonly id: string;
  readonly name: string;
  readonly stub: string;
  readonly solution: string;
  readonly alternatives: readonly string[];
  readonly misconceptions: readonly string[];
}

/** Whom somebody copied from, and how they hid it. */
export interface Copy {
  readonly from: string;
  readonly by: string;
  readonly disguise: string;
}

/** All exercises of the repository, or those of some lessons. */
export function courseExercises(lessons = /./): CourseExercise[] {
  const folders = readdirSync(join(REPOSITORY, 'solutions')).filter((name) => /^\d/.test(name) && lessons.test(name));
  return folders.flatMap((folder) => {
    const file = `grader/${folder}/lesson.json`;
    return parseWith(lessonSchema, read(file), { file }).exercises.map(({ id, name, file }) => {
      const solution = read(`solutions/${folder}/${file}`);
      return {
        id,
        name,
        stub: read(`exercises/${folder}/${file}`),
        solution,
        alternatives: othersIn(`grader/${folder}/alternatives`, file, solution),
        misconceptions: othersIn(`grader/${folder}/misconceptions`, file, solution),
      };
    });
  });
}

/**
 * A class of students who work apart, each with habits of their own in each exercise, on the solution or on another answer
 * that the repository holds; and one who copies all exercises for each kind of disguise.
 *
 * @param known what is held against no one; the stub, the solution and all other answers if left out
 */
export function madeClass(
  exercises: readonly CourseExercise[],
  { students, seed = 1 }: { students: number; seed?: number },
): { submissions: string[]; exercises: ExerciseAnswers[]; copies: Copy[] } {
  const ids = Array.from({ length: students }, (_, i) => `s${String(i).padStart(3, '0')}`);
  const copies = Object.keys(DISGUISES).map((disguise, i) => ({ from: ids[2 * i]!, by: `copy${i}`, disguise }));
  const made = exercises.map(({ id, name, stub, solution, ...others }): ExerciseAnswers => {
    const ideas = [solution, ...others.alternatives, ...others.misconceptions];
    const own = ids.map((student) => {
      const random = seeded(`${seed} ${id} ${student}`);
      return { id: student, text: ownWords(ideas[Math.floor(random() * ideas.length)]!, random) };
    });
    const copied = copies.map(({ from, by, disguise }) => {
      const { text } = own.find((answer) => answer.id === from)!;
      return { id: by, text: DISGUISES[disguise]!(text, seeded(`${seed} ${id} ${by}`)) };
    });
    return { id, name, answers: [...own, ...copied], known: [stub, ...ideas] };
  });
  return { submissions: [...ids, ...copies.map(({ by }) => by)], exercises: made, copies };
}

/** Whole answers, and edits of the solution, which `gradus lesson check` has found to fit. */
function othersIn(folder: string, file: string, solution: string): string[] {
  if (!existsSync(join(REPOSITORY, folder))) return [];
  const names = readdirSync(join(REPOSITORY, folder)).filter((name) => name.startsWith(file.slice(0, 3)));
  return names.flatMap((name) => {
    const text = read(`${folder}/${name}`);
    return name.endsWith('.ts') ? [text] : name.endsWith('.edit') ? [edited(solution, text)] : [];
  });
}

function edited(solution: string, edit: string): string {
  const [, ...pairs] = edit.trimEnd().split('=== replace\n');
  return pairs.reduce((text, pair) => {
    const [replaced = '', instead = ''] = pair.split(/\n?=== with\n?/);
    return text.replace(replaced, () => instead.replace(/\n$/, ''));
  }, solution);
}

function read(path: string): string {
  return readFileSync(join(REPOSITORY, path), 'utf8');
}
