import type { CheckResult, ExerciseResult, Lesson, Verdict } from '@gradus/contract';
import { type AnswerHeader, gradeAnswers, type GradeAnswersOptions, isTraining, type TriedAnswer } from '@gradus/judge';
import { type Finding, finding } from './finding';
import { failures } from './graded-findings';

/** Verdicts that say nothing about what an answer does. */
const UNJUDGED: ReadonlySet<Verdict> = new Set(['not-started', 'compile-error', 'skipped', 'infra-error']);

/** The share of a lesson's misconceptions that messages may leave without a name. */
const MOST_UNNAMED = 0.1;

/** Wrong answers fail in the check that their header names and are named, other right answers pass in all; headers that are wrong. */
export async function checkAnswers(answers: readonly TriedAnswer[], options: GradeAnswersOptions): Promise<Finding[]> {
  const results = await gradeAnswers(
    answers.filter(({ parsed }) => parsed.status === 'parsed'),
    options,
  );
  const isDiagnosed = ({ assignment }: TriedAnswer) => !isTraining(options.course, assignment);
  const found = answers.map((answer) => {
    const problems = problemsOf(answer, { result: results.get(answer), diagnosed: isDiagnosed(answer) });
    return { answer, problems };
  });
  const caught = found.filter(({ answer, problems }) => problems.length === 0 && isDiagnosed(answer));
  return [
    ...found.map(({ answer, problems }) => finding(answer.path, problems)),
    ...checkNaming(caught.map(({ answer }) => answer), results), // prettier-ignore
  ];
}

interface Tried {
  /** Missing if the header is wrong. */
  readonly result: ExerciseResult | undefined;
  /** Wrong answers to this exercise are compared with its misconceptions. */
  readonly diagnosed: boolean;
}

type MisconceptionHeader = Extract<AnswerHeader, { kind: 'misconception' }>;

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

function problemsOf(answer: TriedAnswer, { result, diagnosed }: Tried): string[] {
  const { parsed, assignment } = answer;
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
  if (failed.includes(header.caughtBy)) return diagnosed ? namingProblems(header, checks) : [];
  const { id } = assignment.exercise;
  return failed.length === 0
    ? [
        `No check of ${id} catches it: "${header.caughtBy}" must fail. Sharpen the check, or remove the file if the answer is right.`,
      ]
    : [
        `"${header.caughtBy}" must catch it but passes. Caught by: ${failed.join(', ')}. Sharpen the check, or name another one after @caughtBy.`,
      ];
}

/** A message must not say another sentence than its own to a student who has this misconception. */
function namingProblems({ sentence, unnamed }: MisconceptionHeader, checks: readonly CheckResult[]): string[] {
  const named = nameOf(checks);
  if (named && named.sentence !== sentence) {
    return [`Messages take it for "${named.name}". This cannot be: the grader's diagnosis is wrong.`];
  }
  return named && unnamed !== undefined ? ['It is named after all: remove @unnamed.'] : [];
}

/** Messages name nearly all misconceptions of each lesson, so far as they were tried and are caught. */
function checkNaming(caught: readonly TriedAnswer[], results: ReadonlyMap<TriedAnswer, ExerciseResult>): Finding[] {
  const tried = caught.filter(({ kind }) => kind === 'misconception');
  const lessons = new Set(tried.map(({ assignment }) => assignment.lesson.id));
  return [...lessons].map((lesson) => {
    const all = tried.filter(({ assignment }) => assignment.lesson.id === lesson);
    const unnamed = all.filter((answer) => !isExcused(answer) && !nameOf(results.get(answer)!.checks));
    const paths = unnamed.map(({ path }) => `\n${path}`).join('');
    const problem = `Messages name only ${all.length - unnamed.length} of ${all.length} misconceptions. Others behave in the same way (give both the same sentence, or sharpen a check), or these in another way each time:${paths}`; // prettier-ignore
    return finding(`${lesson} diagnosis`, unnamed.length > MOST_UNNAMED * all.length ? [problem] : []);
  });
}

function nameOf(checks: readonly CheckResult[]): CheckResult['misconception'] {
  return checks.find(({ misconception }) => misconception)?.misconception;
}

/** Its author says why it cannot be named. */
function isExcused({ parsed }: TriedAnswer): boolean {
  return parsed.status === 'parsed' && parsed.header.kind === 'misconception' && parsed.header.unnamed !== undefined;
}
