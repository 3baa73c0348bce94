import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ExerciseResult, Lesson } from '@gradus/contract';
import { type Course, grade, type GradeOptions } from '@gradus/judge';
import { studentFiles } from '../student-files';
import { type Finding, finding } from './finding';

type Circumstances = Pick<GradeOptions, 'course' | 'assignments' | 'backend' | 'seed' | 'onStart' | 'onDone'>;

/** Every reference solution passes every check. */
export async function checkSolutions(circumstances: Circumstances): Promise<Finding[]> {
  const submission = { id: 'solutions', root: circumstances.course.root, tree: 'solutions' };
  const results = await grade({ ...circumstances, submission, cache: false });
  return results.lessons.flatMap(({ exercises }) =>
    exercises.map((exercise) => finding(`${exercise.id} solution`, failures(exercise, 'pass'))),
  );
}

/** Every stub, run in earnest, is "not started" in every check. */
export async function checkStubVerdicts(lessons: readonly Lesson[], circumstances: Circumstances): Promise<Finding[]> {
  const root = writeStubTree(circumstances.course, lessons);
  try {
    const submission = { id: 'stubs', root, tree: 'exercises' };
    const results = await grade({ ...circumstances, submission, cache: false, runUntouched: true });
    return results.lessons.flatMap(({ exercises }) =>
      exercises.map((exercise) => finding(`${exercise.id} stub`, failures(exercise, 'not-started'))),
    );
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Every check that came out otherwise than it must. */
export function failures(exercise: ExerciseResult, wanted: 'pass' | 'not-started'): string[] {
  return exercise.checks
    .filter((check) => check.status !== wanted)
    .map((check) => {
      const what = check.message === undefined ? '.' : `: ${check.message}`;
      return `Check "${check.id}" must be "${wanted}" but is "${check.status}"${what}`;
    });
}

/** The stubs as generation makes them now, whatever somebody did to exercises/. */
function writeStubTree(course: Course, lessons: readonly Lesson[]): string {
  const root = mkdtempSync(join(tmpdir(), 'gradus-stubs-'));
  for (const lesson of lessons) {
    for (const [name, content] of studentFiles(course, lesson)) {
      const path = join(root, 'exercises', lesson.id, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
    }
  }
  return root;
}
