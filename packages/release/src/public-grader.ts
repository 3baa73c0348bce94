import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lesson } from '@gradus/contract';
import { type Files, put } from './edition-files';
import { publicSpec } from './public-spec';

/** Wrong and other right answers, and figures about them, are for authors; `package.json` is for the course's workspaces. */
const NOT_FOR_STUDENTS = /^(package\.json|mutation\.json|survivors\.json)$/;

/**
 * A lesson's folder of `grader` as students get it: no private checks, no seeds but the one they are graded with, nothing in
 * subfolders.
 *
 * @param released ids of all lessons in the edition
 */
export function publicGrader(root: string, lesson: Lesson, released: ReadonlySet<string>): Files {
  const folder = join(root, 'grader', lesson.id);
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => name); // prettier-ignore
  const files: Files = new Map();
  const hidden = new Map<string, readonly string[]>();
  for (const name of names.filter((each) => each !== 'lesson.json' && !NOT_FOR_STUDENTS.test(each)).sort()) {
    const content = readFileSync(join(folder, name));
    if (!name.endsWith('.spec.ts')) put(files, [[name, content]]);
    else {
      const { text, removed } = publicSpec(content.toString('utf8'), `grader/${lesson.id}/${name}`);
      put(files, [[name, text]]);
      hidden.set(name.replace('.spec.ts', '.ts'), removed);
    }
  }
  put(files, [['lesson.json', `${JSON.stringify(publicLesson(lesson, hidden, released), null, 2)}\n`]]);
  return files;
}

function publicLesson(
  lesson: Lesson,
  hidden: ReadonlyMap<string, readonly string[]>,
  released: ReadonlySet<string>,
): Lesson {
  return {
    ...lesson,
    requires: lesson.requires.filter((id) => released.has(id)),
    seeds: lesson.seeds.slice(0, 1),
    exercises: lesson.exercises.map((exercise) => {
      const checks = exercise.checks.filter((id) => !hidden.get(exercise.file)?.includes(id));
      if (checks.length > 0) return { ...exercise, checks };
      throw new RangeError(`All checks of ${exercise.id} are private: students could not see whether they are right.`);
    }),
  };
}
