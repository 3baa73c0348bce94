import { z } from 'zod';
import type { Absence } from '../absence';
import { checkLines, checkTitle, exerciseName, explanation, fitting, remarkLines, sumLines } from '../check-lines';
import type { Graded } from '../grades/grade';
import { toPoints } from '../points';
import { plain } from '../text';

/** Larger files are refused. */
const LIMIT = 1_000_000;

const test = z.strictObject({
  name: z.string(),
  description: z.string(),
  /** Where one test lacks its points, PrairieLearn shows no details of any. */
  points: z.number().nonnegative(),
  max_points: z.number().nonnegative(),
  message: z.string().optional(),
  output: z.string().optional(),
});

/** What PrairieLearn documents of results.json (docs/externalGrading.md): a share of 1, or not gradable. */
export const prairieLearnSchema = z.discriminatedUnion('gradable', [
  z.strictObject({
    gradable: z.literal(true),
    score: z.number().min(0).max(1),
    message: z.string(),
    output: z.string().optional(),
    tests: z.array(test),
  }),
  z.strictObject({ gradable: z.literal(false), message: z.string(), format_errors: z.string().optional() }),
]);

/** A test for each check. What a student printed is the output of the exercise's first one. */
export function prairieLearn(grade: Graded): string {
  return fitting(LIMIT, (most) => {
    const tests = checkLines(grade).map(({ exercise, check, isFirst }) => ({
      ...{ name: exerciseName(exercise), description: checkTitle(check) },
      ...{ points: toPoints(check.score), max_points: toPoints(check.maxScore) },
      ...(check.status !== 'pass' && { message: explanation(check, most) }),
      ...(isFirst && exercise.output && { output: plain(exercise.output, most) }),
    }));
    const message = plain([...sumLines(grade), ...remarkLines(grade)].join('\n'));
    return toText({ gradable: true, score: grade.points / grade.max, message, tests });
  });
}

/** The attempt does not count, and nobody gets a zero. */
export function withoutPrairieLearn({ status, message }: Absence): string {
  return toText({ gradable: false, message, ...(status === 'refused' && { format_errors: message }) });
}

function toText(results: z.input<typeof prairieLearnSchema>): string {
  return `${JSON.stringify(prairieLearnSchema.parse(results))}\n`;
}
