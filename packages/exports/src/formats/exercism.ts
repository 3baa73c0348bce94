import type { Verdict } from '@gradus/contract';
import { z } from 'zod';
import type { Absence } from '../absence';
import { checkLines, type CheckLine, checkTitle, exerciseName, explanation, fitting } from '../check-lines';
import type { Graded } from '../grades/grade';
import { cut, plain } from '../text';

/** Exercism refuses files above 500 KB, and messages above 65 535 characters. */
const LIMIT = 480_000;
const CUT = 'Output was truncated. Please limit to 500 chars';

const status = z.enum(['pass', 'fail', 'error']);
const message = z.string().max(65_535);

/** What Exercism documents of results.json, version 3 (exercism/docs, test-runners/interface.md). */
export const exercismSchema = z
  .strictObject({
    version: z.literal(3),
    status,
    message: message.optional(),
    tests: z.array(
      z.strictObject({
        name: z.string().min(1),
        test_code: z.string(),
        status,
        message: message.optional(),
        output: z.string().max(500).optional(),
        task_id: z.int().positive().optional(),
      }),
    ),
  })
  .refine(
    (results) => (results.status === 'error') === (results.message !== undefined),
    'a message goes with an error',
  );

/** Checks that could not even look at the answer. */
const NOT_RUN: readonly Verdict[] = ['compile-error', 'forbidden'];
const ERRORS: readonly Verdict[] = ['error', 'timeout', 'memory-limit', 'output-limit', 'crash', ...NOT_RUN];

/** Statuses without points; the tests are in the order of the course. The exercises of a single lesson are its tasks. */
export function exercism(grade: Graded): string {
  const lines = checkLines(grade);
  if (lines.every(({ check }) => NOT_RUN.includes(check.status))) return failed(explanation(lines[0]!.check));
  const isOneLesson = grade.feedback.lessons.length === 1;
  return fitting(LIMIT, (most) => {
    const tests = lines.map((line) => testOf(line, most, isOneLesson));
    return toText({ version: 3, status: tests.every((test) => test.status === 'pass') ? 'pass' : 'fail', tests });
  });
}

export function withoutExercism({ message }: Absence): string {
  return failed(message);
}

/** No test ran. */
function failed(message: string): string {
  return toText({ version: 3, status: 'error', message, tests: [] });
}

function testOf({ exercise, check, isFirst }: CheckLine, most: number, isOneLesson: boolean) {
  return {
    ...{ name: `${exerciseName(exercise)}: ${checkTitle(check)}`, test_code: checkTitle(check) },
    status: check.status === 'pass' ? ('pass' as const) : ERRORS.includes(check.status) ? ('error' as const) : ('fail' as const),
    ...(check.status !== 'pass' && { message: explanation(check, most) }),
    ...(isFirst && exercise.output && { output: shortened(plain(exercise.output)) }),
    ...(isOneLesson && { task_id: Number(exercise.id.split('.')[1]) }),
  };
} // prettier-ignore

function shortened(output: string): string {
  return output.length <= 500 ? output : `${cut(output, 500 - CUT.length - 1)}\n${CUT}`;
}

function toText(results: z.input<typeof exercismSchema>): string {
  return `${JSON.stringify(exercismSchema.parse(results), null, 2)}\n`;
}
