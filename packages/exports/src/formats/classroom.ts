import { z } from 'zod';
import { checkTitle, exerciseName, type ExerciseFeedback, explanation, fitting, sumLines } from '../check-lines';
import type { Graded } from '../grades/grade';
import { toPoints } from '../points';
import { withoutCommands } from '../text';

/** The reporter gets it in an environment variable, which Linux cuts off at 128 KB. */
const LIMIT = 90_000;

const status = z.enum(['pass', 'fail', 'error']);

/** What classroom-resources' graders write and their reporter reads, before it becomes base64. */
export const classroomSchema = z.strictObject({
  version: z.literal(1),
  status,
  max_score: z.number().nonnegative(),
  tests: z.array(
    z.strictObject({
      name: z.string().min(1),
      status,
      /** The reporter adds these up. */
      score: z.number(),
      message: z.string(),
      test_code: z.string(),
      filename: z.string(),
      line_no: z.int().nonnegative(),
      duration: z.int().nonnegative(),
    }),
  ),
});

/**
 * A test for each exercise, in base64. Where weights, overrides or lateness make the sum another one than that of the
 * exercises, a test of its own makes up for it, since the reporter knows no other sum.
 */
export function classroom(grade: Graded): string {
  return `${Buffer.from(fitting(LIMIT, (most) => jsonOf(grade, most))).toString('base64')}\n`;
}

function jsonOf(grade: Graded, most: number): string {
  const exercises = grade.feedback.lessons.flatMap((lesson) => lesson.exercises);
  const tests = exercises.map((exercise) => testOf(exercise, most));
  const rest = grade.points - exercises.reduce((sum, { score }) => sum + score, 0);
  const sum = { name: 'Sum', score: toPoints(rest), status: 'pass' as const, message: sumLines(grade).join(' ') };
  return JSON.stringify(
    classroomSchema.parse({
      version: 1,
      status: tests.every((test) => test.status === 'pass') ? 'pass' : 'fail',
      max_score: toPoints(grade.max),
      tests: rest === 0 ? tests : [...tests, { ...EMPTY, ...sum }],
    }),
  );
}

const EMPTY = { test_code: '', filename: '', line_no: 0, duration: 0 };

function testOf(exercise: ExerciseFeedback, most: number) {
  const problem = exercise.checks.find((check) => check.status !== 'pass');
  return {
    ...EMPTY,
    name: exerciseName(exercise),
    status: problem ? ('fail' as const) : ('pass' as const),
    score: toPoints(exercise.score),
    message: problem ? withoutCommands(`${checkTitle(problem)}\n${explanation(problem, most)}`) : '',
    test_code: `npx gradus test ${exercise.id}`,
    filename: exercise.file,
  };
}
