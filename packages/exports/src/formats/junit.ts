import type { Verdict } from '@gradus/contract';
import {
  type CheckFeedback,
  checkTitle,
  type ExerciseFeedback,
  exerciseName,
  explanation,
  type LessonFeedback,
} from '../check-lines';
import type { Graded } from '../grades/grade';
import { toPoints } from '../points';
import { plain, xml } from '../text';

/** Checks that say nothing about values. */
const ERRORS: readonly Verdict[] = ['error', 'timeout', 'memory-limit', 'output-limit', 'crash', 'compile-error', 'forbidden']; // prettier-ignore

/**
 * A suite for each exercise, a case for each check. JUnit has no points: `points` and `max` are properties of a case, and of
 * the whole, which has `gpu-points` and `gpu-max`, too, if the answers ran on a GPU. There is no official schema; attributes are those that testmoapp/junitxml lists.
 */
export function junit(grade: Graded): string {
  const suites = grade.feedback.lessons.flatMap((lesson) =>
    lesson.exercises.map((exercise) => suite(lesson, exercise)),
  );
  const checks = grade.feedback.lessons.flatMap(({ exercises }) => exercises.flatMap((exercise) => exercise.checks));
  const { points, max, gpu } = grade;
  const sum = properties({
    ...{ points: toPoints(points), max: toPoints(max) },
    ...(gpu && { 'gpu-points': toPoints(gpu.score), 'gpu-max': toPoints(gpu.maxScore) }),
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="${xml(grade.id)}" ${counts(checks)}>
${sum}${suites.join('')}</testsuites>
`;
}

function suite(lesson: LessonFeedback, exercise: ExerciseFeedback): string {
  const { checks, output } = exercise;
  const cases = checks.map((check) => testCase(check, `${lesson.id}.${exercise.name}`));
  const printed = output ? `<system-out>${xml(plain(output, 64_000))}</system-out>\n` : '';
  const file = `exercises/${lesson.id}/${exercise.file}`;
  return `<testsuite name="${xml(exerciseName(exercise))}" ${counts(checks)} file="${xml(file)}">
${cases.join('')}${printed}</testsuite>
`;
}

function testCase(check: CheckFeedback, className: string): string {
  const points = properties({ points: toPoints(check.score), max: toPoints(check.maxScore) });
  return `<testcase name="${xml(checkTitle(check))}" classname="${xml(className)}">
${points}${outcome(check)}</testcase>
`;
}

/** A case without any of these has passed. */
function outcome(check: CheckFeedback): string {
  const kind = kindOf(check.status);
  if (kind === 'passed') return '';
  const text = explanation(check);
  const message = xml(text.split('\n')[0]!);
  if (kind === 'skipped') return `<skipped message="${message}"/>\n`;
  return `<${kind} message="${message}" type="${check.status}">${xml(text)}</${kind}>\n`;
}

function kindOf(status: Verdict): 'passed' | 'skipped' | 'error' | 'failure' {
  if (status === 'pass') return 'passed';
  if (status === 'skipped') return 'skipped';
  return ERRORS.includes(status) ? 'error' : 'failure';
}

function counts(checks: readonly CheckFeedback[]): string {
  const count = (kind: string) => checks.filter(({ status }) => kindOf(status) === kind).length;
  return `tests="${checks.length}" failures="${count('failure')}" errors="${count('error')}" skipped="${count('skipped')}"`;
}

function properties(values: Record<string, number>): string {
  const each = Object.entries(values).map(([name, value]) => `<property name="${name}" value="${value}"/>`);
  return `<properties>${each.join('')}</properties>\n`;
}
