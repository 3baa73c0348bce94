import { z } from 'zod';
import type { Absence } from '../absence';
import { checkLines, checkTitle, exerciseName, explanation, remarkLines, sumLines } from '../check-lines';
import type { Graded } from '../grades/grade';
import { toPoints } from '../points';
import { plain } from '../text';

const format = z.enum(['text', 'html', 'simple_format', 'md', 'ansi']);
const visibility = z.enum(['hidden', 'after_due_date', 'after_published', 'visible']);

/** What Gradescope documents of results.json (gradescope/autograder_samples, docs/specs.md), and nothing else. */
export const gradescopeSchema = z.strictObject({
  score: z.number().nonnegative(),
  execution_time: z.number().nonnegative().optional(),
  output: z.string(),
  output_format: format,
  test_output_format: format,
  test_name_format: format,
  visibility,
  stdout_visibility: visibility,
  tests: z.array(
    z.strictObject({
      score: z.number().nonnegative(),
      max_score: z.number().nonnegative(),
      status: z.enum(['passed', 'failed']),
      name: z.string(),
      number: z.string(),
      output: z.string().optional(),
      tags: z.array(z.string()),
      visibility,
    }),
  ),
});

/**
 * A test for each check, all visible: private checks come without what they keep private. Texts are `text`, which
 * Gradescope escapes. The score is the sum after overrides, weights and lateness, which takes precedence over the tests'.
 */
export function gradescope(grade: Graded): string {
  const tests = checkLines(grade).map(({ lesson, exercise, check, number }) => ({
    ...{ score: toPoints(check.score), max_score: toPoints(check.maxScore) },
    status: check.status === 'pass' ? ('passed' as const) : ('failed' as const),
    ...{ name: `${exerciseName(exercise)}: ${checkTitle(check)}`, number },
    ...(check.status !== 'pass' && { output: explanation(check) }),
    ...{ tags: [lesson.id, check.status], visibility: 'visible' as const },
  }));
  const seconds = (Date.parse(grade.feedback.provenance.finishedAt) - Date.parse(grade.startedAt)) / 1000;
  const output = plain([...sumLines(grade), ...remarkLines(grade)].join('\n'));
  return toText({ score: toPoints(grade.points), ...(seconds >= 0 && { execution_time: seconds }), output, tests });
}

/** A submission that cannot be used is told so, and may come again. A failure of the grader is no results at all. */
export function withoutGradescope({ status, message }: Absence): string | undefined {
  return status === 'refused' ? toText({ score: 0, output: message, tests: [] }) : undefined;
}

const SHOWN = {
  ...{ output_format: 'text', test_output_format: 'text', test_name_format: 'text' },
  ...{ visibility: 'visible', stdout_visibility: 'hidden' },
} as const;

function toText(results: Omit<z.input<typeof gradescopeSchema>, keyof typeof SHOWN>): string {
  return `${JSON.stringify(gradescopeSchema.parse({ ...SHOWN, ...results }), null, 2)}\n`;
}
