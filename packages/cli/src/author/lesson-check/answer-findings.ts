import type { ExerciseResult, Lesson, Verdict } from '@gradus/contract';
import { gradeAnswers, type GradeAnswersOptions, type TriedAnswer } from '@gradus/judge';
import { type Finding, finding } from './finding';
import { failures } from './graded-findings';

/** Verdicts that say nothing about what an answer does. */
const UNJUDGED: ReadonlySet<Verdict> = new Set(['not-started', 'compile-error', 'skipped', 'infra-error']);

/** Wrong answers fail in the check that their header names, other right answers pass in all; headers that are wrong. */
export async function checkAnswers(answers: readonly TriedAnswer[], options: GradeAnswersOptions): Promise<Finding[]> {
  const results = await gradeAnswers(
    answers.filter(({ parsed }) => parsed.status === 'parsed'),
    options,
  );
  return answers.map((answer) => finding(answer.path, problemsOf(answer, results.get(answer))));
}

/** A sentence on the exercises that nobody wrote a wrong answer to, if there are any. */
export function noteOnMissing(lessons: readonly Lesson[], answers: readonly TriedAnswer[]): string[] {
  const tried = new Set(
    answers.filter(({ kind }) => kind === 'misconception').map(({ assignment }) => assignment.exercise.id),
  );
  const all = lessons.flatMap(({ exercises }) => exercises.map(({ id }) => id));
  const missing = all.filter((id) => !tried.has(id));
  if (missing.length === 0) return [];
  const places = lessons.flatMap(({ id, exercises }) => {
    const without = exercises.map((exercise) => exercise.id).filter((one) => !tried.has(one));
    return without.length === exercises.length ? [`all of ${id}`] : without;
  });
  return [`${missing.length} of ${all.length} exercises have no misconception yet: ${places.join(', ')}.`];
}

function problemsOf({ parsed, assignment }: TriedAnswer, result: ExerciseResult | undefined): string[] {
  if (parsed.status === 'wrong') return [parsed.problem];
  const { header } = parsed;
  if (header.kind === 'alternative') return failures(result!, 'pass');
  const { checks } = result!;
  const unjudged = checks.find(({ status }) => UNJUDGED.has(status));
  if (unjudged || checks.every(({ status }) => status === 'forbidden')) {
    const { status, message = '' } = unjudged ?? checks[0]!;
    return [`It was not judged, so it shows nothing: "${status}". ${message}`];
  }
  // A check that fails costs a share of the points, so an answer that is caught never has full marks.
  const failed = checks.filter(({ status }) => status !== 'pass').map(({ id }) => id);
  if (failed.includes(header.caughtBy)) return [];
  const { id } = assignment.exercise;
  return failed.length === 0
    ? [
        `No check of ${id} catches it: "${header.caughtBy}" must fail. Sharpen the check, or remove the file if the answer is right.`,
      ]
    : [
        `"${header.caughtBy}" must catch it but passes. Caught by: ${failed.join(', ')}. Sharpen the check, or name another one after @caughtBy.`,
      ];
}
