import type { Lesson } from '@gradus/contract';
import { type Assignment, type Course, isTraining } from '@gradus/judge';
import {
  type Counts,
  type ExerciseOutcome,
  type Mutant,
  mutateLesson,
  scoresOf,
  solutionPath,
  survivorsFile,
  totalOf,
  writeMutationSummary,
  writeReport,
} from '@gradus/mutation';
import { select } from '../select';
import { print, withProgress } from '../terminal';

export interface MutateOptions {
  readonly json?: boolean;
  readonly backend: string;
  /** Try mutants of training exercises, too. */
  readonly training?: boolean;
}

/** What one lesson's mutants came to. */
interface LessonOutcome {
  readonly lesson: Lesson;
  readonly outcomes: readonly ExerciseOutcome[];
  /** Of the exercises that were tried. */
  readonly counts: Counts;
  readonly page: string;
}

/** `gradus mutate`: do the graders notice small mistakes in the solutions? Exit code 1 if a survivor is not explained. */
export async function mutate(course: Course, words: readonly string[], options: MutateOptions): Promise<number> {
  const all = select(course, words);
  const wanted = all.filter((assignment) => options.training || !isTraining(course, assignment));
  const lessons: LessonOutcome[] = [];
  for (const lesson of course.lessons.filter((one) => wanted.some((each) => each.lesson === one))) {
    const assignments = wanted.filter((each) => each.lesson === lesson);
    lessons.push(await mutateOne(course, lesson, assignments, options));
  }
  if (options.json) print(JSON.stringify(forProgram(lessons), null, 2));
  else report(lessons, all.length - wanted.length);
  return lessons.some(({ outcomes }) => outcomes.some(isWrong)) ? 1 : 0;
}

async function mutateOne(
  course: Course,
  lesson: Lesson,
  assignments: readonly Assignment[],
  { backend }: MutateOptions,
): Promise<LessonOutcome> {
  const outcomes = await withProgress((progress) =>
    mutateLesson(lesson, assignments, {
      course,
      backend,
      onStart: (total) => progress.start(total),
      onDone: (id) => progress.step(id),
    }),
  );
  writeMutationSummary(course, lesson, outcomes);
  const counts = totalOf(outcomes.map((outcome) => outcome.counts));
  return { lesson, outcomes, counts, page: writeReport(course.root, lesson, outcomes) };
}

function isWrong({ unexplained, problems }: ExerciseOutcome): boolean {
  return unexplained.length > 0 || problems.length > 0;
}

function report(lessons: readonly LessonOutcome[], postponed: number): void {
  for (const { lesson, outcomes } of lessons) {
    for (const outcome of outcomes) {
      for (const mutant of outcome.unexplained) print(survivorLines(outcome, mutant));
      for (const problem of outcome.problems) print(`✗ ${survivorsFile(lesson)}: ${problem}`);
    }
  }
  print(`${'Lesson'.padEnd(20)}${COLUMNS.map((name) => name.padStart(WIDTH)).join('')}`);
  for (const { lesson, counts } of lessons) print(row(lesson.id, counts));
  if (lessons.length > 1) print(row('all', totalOf(lessons.map(({ counts }) => counts))));
  for (const { lesson, page } of lessons) print(`${lesson.id} in its source: ${page}`);
  if (postponed > 0) print(`Training exercises that were not tried: ${postponed}. To try them, which takes long: --training.`); // prettier-ignore
  const wrong = lessons.flatMap(({ outcomes }) => outcomes.filter(isWrong));
  if (wrong.length > 0) print('Sharpen a check so that the mutant fails it; or, if it does what the solution does, list it with the reason.'); // prettier-ignore
}

function survivorLines(
  { assignment }: ExerciseOutcome,
  { mutator, original, replacement, ordinal, span }: Mutant,
): string {
  const { line, column } = span.start;
  return [
    `✗ ${solutionPath(assignment)}:${line}:${column} survives with full marks  (${mutator}${ordinal > 1 ? `, ordinal ${ordinal}` : ''})`,
    `    - ${original}`,
    `    + ${replacement}`,
  ].join('\n');
}

const COLUMNS = ['mutants', 'killed', 'timeouts', 'survived', 'explained', 'ignored', 'invalid', 'raw', 'without'];

const WIDTH = 11;

function row(name: string, counts: Counts): string {
  const { raw, withoutExplained } = scoresOf(counts);
  const { mutants, killed, timeouts, survived, explained, ignored, invalid } = counts;
  const cells = [
    mutants,
    killed,
    timeouts,
    survived,
    explained,
    ignored,
    invalid,
    percent(raw),
    percent(withoutExplained),
  ];
  return name.padEnd(20) + cells.map((cell) => String(cell).padStart(WIDTH)).join('');
}

/** Rounded down: what is not all is not 100 %. */
function percent(share: number): string {
  return `${(Math.floor(share * 1000) / 10).toFixed(1)}%`;
}

function forProgram(lessons: readonly LessonOutcome[]): object {
  return lessons.map(({ lesson, outcomes, counts }) => ({
    lesson: lesson.id,
    ...counts,
    ...scoresOf(counts),
    exercises: outcomes.map(({ assignment, counts: figures, unexplained, problems }) => ({
      id: assignment.exercise.id,
      ...figures,
      survivors: unexplained.map(({ mutator, original, replacement, ordinal, span }) => ({
        mutator,
        original,
        replacement,
        ordinal,
        line: span.start.line,
      })),
      problems,
    })),
  }));
}
