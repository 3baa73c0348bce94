import type { Feedback, Language, LearningCurve, Remark, Verdict } from '@gradus/contract';
import { gpuLine } from '../../gpu-line';
import { nextExercise } from '../../next-exercise';
import { points } from '../../points';
import { sharedProblem } from '../../shared-problem';
import type { Phrases } from '../../language/en';
import { phrasesIn } from '../../language/phrases-in';
import { verdictName } from '../../verdict-names';

type Lesson = Feedback['lessons'][number];
type Exercise = Lesson['exercises'][number];
type Check = Exercise['checks'][number];

/** What a student's page shows besides their results; each absent where it is not known. */
export interface StudentExtras {
  /** Points in hundredths after what the instructor decided: of everything, and by lesson. */
  readonly decided?: {
    readonly score: number;
    readonly lessons: Readonly<Record<string, number>>;
    readonly exercises: readonly { readonly exercise: string; readonly points: number }[];
  };
  /** How many of an exercise's three hints were asked for. */
  readonly hints?: Readonly<Record<string, number>>;
  /** Whose page it is, if not that of an id. */
  readonly heading?: string;
}

/** A student's results as page and Markdown tell them. */
export interface StudentReport {
  /** What its texts are worded in, and so what page and Markdown are. */
  readonly language: Language;
  readonly id: string;
  readonly heading: string;
  readonly score: number;
  readonly maxScore: number;
  readonly right: number;
  readonly exercises: number;
  readonly next:
    | {
        readonly id: string;
        readonly name: string;
        readonly path: string;
        readonly isBegun: boolean;
        readonly hints: number;
      }
    | undefined;
  readonly remarks: readonly Remark[];
  readonly totalDecided: string | undefined;
  readonly lessons: readonly LessonReport[];
  readonly footer: readonly string[];
}

export interface LessonReport {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly score: number;
  readonly maxScore: number;
  readonly right: number;
  readonly exercises: readonly ExerciseReport[];
}

export interface ExerciseReport {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly status: Exercise['status'];
  readonly score: number;
  readonly maxScore: number;
  /** What an instructor gave instead of what the checks gave. */
  readonly decided: string | undefined;
  /** `2 of 3 hints seen`. */
  readonly hints: string | undefined;
  /** One for each check, in order. */
  readonly marks: readonly { readonly title: string; readonly status: 'good' | 'bad' | 'idle' }[];
  readonly passed: number;
  /** What holds for all checks alike, such as a syntax error. */
  readonly problem: string | undefined;
  readonly failures: readonly FailureReport[];
  readonly typeErrors: readonly string[];
  readonly output: string | undefined;
  readonly curve: LearningCurve | undefined;
}

export interface FailureReport {
  readonly title: string;
  readonly verdict: string | undefined;
  readonly message: string | undefined;
  readonly misconception: string | undefined;
  readonly cause: string | undefined;
  /** Whichever of input, expected and received there are. */
  readonly values: readonly { readonly name: string; readonly text: string }[];
}

/** @param feedback what a student may see; what stays with the instructor is not in it */
export function studentReport(feedback: Feedback, extras: StudentExtras = {}): StudentReport {
  const { submission, lessons, provenance } = feedback;
  const { decided, heading, hints = {} } = extras;
  const next = nextExercise(lessons);
  const { language = 'en' } = provenance;
  const phrases = phrasesIn(language);
  return {
    language,
    id: submission.id,
    heading: heading ?? submission.id,
    score: decided?.score ?? feedback.score,
    maxScore: feedback.maxScore,
    right: lessons.flatMap(({ exercises }) => exercises).filter(({ status }) => status === 'pass').length,
    exercises: lessons.flatMap(({ exercises }) => exercises).length,
    next: next && {
      id: next.exercise.id,
      name: next.exercise.name,
      path: pathOf(next.lesson, next.exercise),
      isBegun: next.exercise.status === 'fail',
      hints: hints[next.exercise.id] ?? 0,
    },
    remarks: submission.remarks ?? [],
    totalDecided: decided?.exercises.some(({ exercise }) => exercise === 'total')
      ? phrases.decidedInAll(points(decided.score), points(feedback.score))
      : undefined,
    lessons: lessons.map((lesson) => lessonReport(lesson, extras, phrases)),
    footer: [
      phrases.graded(provenance.finishedAt.slice(0, 10), provenance.gradus, provenance.backend),
      ...[gpuLine(feedback, phrases) ?? []].flat(),
    ],
  };
}

function lessonReport(lesson: Lesson, extras: StudentExtras, phrases: Phrases): LessonReport {
  return {
    id: lesson.id,
    number: String(Number(lesson.id.slice(0, 2))),
    title: lesson.title,
    score: extras.decided?.lessons[lesson.id] ?? lesson.score,
    maxScore: lesson.maxScore,
    right: lesson.exercises.filter(({ status }) => status === 'pass').length,
    exercises: lesson.exercises.map((exercise) => exerciseReport(lesson, exercise, extras, phrases)),
  };
}

function exerciseReport(
  lesson: Lesson,
  exercise: Exercise,
  { decided, hints = {} }: StudentExtras,
  phrases: Phrases,
): ExerciseReport {
  const { id, name, status, score, maxScore, checks, typeErrors = [], output, curve } = exercise;
  const override = decided?.exercises.find((one) => one.exercise === id);
  const problem = status === 'not-started' && !wasRun(checks) ? undefined : sharedProblem(checks, phrases);
  const failed = checks.filter(({ status }) => status !== 'pass');
  const given = override && Math.round(100 * override.points);
  return {
    ...{ id, name, status, maxScore, problem, typeErrors, curve },
    path: pathOf(lesson, exercise),
    score: given ?? score,
    decided: given === undefined ? undefined : phrases.decided(points(given), points(score)),
    hints: hints[id] === undefined ? undefined : phrases.hintsSeen(hints[id]),
    marks: checks.map(({ title, status }) => ({
      title,
      status: status === 'pass' ? 'good' : status === 'not-started' || status === 'skipped' ? 'idle' : 'bad',
    })),
    passed: checks.length - failed.length,
    failures:
      problem !== undefined || status === 'not-started' ? [] : failed.map((check) => failureReport(check, phrases)),
    output: status === 'pass' || output === undefined || output.trim() === '' ? undefined : cut(output.trimEnd()),
  };
}

/** Only what was called can say what it was called with. */
function wasRun(checks: readonly Check[]): boolean {
  return checks.some(({ input, message }) => input !== undefined || message?.includes('npx gradus stubs'));
}

function failureReport(
  { title, status, message, misconception, cause, input, expected, received }: Check,
  phrases: Phrases,
): FailureReport {
  const values = { [phrases.input]: input, [phrases.expected]: expected, [phrases.received]: received };
  return {
    title,
    verdict: verdictName(status satisfies Verdict, phrases),
    message: message && cut(message),
    misconception: misconception?.sentence,
    cause: cause && cut(cause),
    values: Object.entries(values).flatMap(([name, text]) => (text === undefined ? [] : [{ name, text: cut(text) }])),
  };
}

const MOST_CHARACTERS = 2_000;

function cut(text: string): string {
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)} …` : text;
}

function pathOf(lesson: Lesson, { file }: Exercise): string {
  return `exercises/${lesson.id}/${file}`;
}
