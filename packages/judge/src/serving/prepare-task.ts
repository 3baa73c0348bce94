import { join } from 'node:path';
import { type ExerciseResult, type Language, orderOf, type ServedTask } from '@gradus/contract';
import type { JudgeTask } from '../class-judge';
import type { Catalogues } from '../catalogue/catalogues';
import { type Assignment, type Course, specOf } from '../course';
import { notStarted } from '../exercise-result';
import { limitsOf } from '../limits';
import { isUntouched } from '../parse-answers';
import { makeSubject } from '../subject';
import { readAnswer, type Submission } from '../submission';
import type { ParserProcess } from './parser-process';
import { phrasesIn } from '../language/phrases-in';
import { plannedWording } from '../translation/planned-wording';

/** On the computer where the answers are, they need not be read before. */
export type LocalTask = Omit<JudgeTask, 'submission'> & { readonly submission: Submission };

export interface PreparedTask {
  /** Verdicts for which nothing has to run. */
  readonly known: readonly ExerciseResult[];
  /** In the order of the course, which the verdicts' independence rests on. */
  readonly exercises: readonly ServedExercise[];
}

export interface ServedExercise {
  readonly assignment: Assignment;
  readonly planned: ServedTask['exercises'][number];
}

/** What a task is prepared with. */
export interface Preparation {
  readonly course: Course;
  /** Of misconceptions; left out if they are not to be named. */
  readonly catalogues?: Catalogues | undefined;
  readonly parser: ParserProcess;
  /** What verdicts are worded in. */
  readonly language: Language;
}

/** Reads a task's answers, and makes what a judge process has to know. */
export async function prepareTask(given: Preparation, task: LocalTask): Promise<PreparedTask> {
  const { course, parser } = given;
  const phrases = phrasesIn(given.language);
  const { submission, postpone } = task;
  const inOrder = task.assignments.toSorted((a, b) => orderOf(a.exercise.id) - orderOf(b.exercise.id));
  const answers = inOrder.map((assignment) => ({ assignment, file: readAnswer(submission, assignment, phrases) }));
  const parsed = await parser.parse(answers.flatMap(({ file }) => (file.status === 'text' ? [file] : [])));
  const known: ExerciseResult[] = [];
  const exercises: ServedExercise[] = [];
  for (const { assignment, file } of answers) {
    const answer = file.status === 'text' ? parsed.get(file) : undefined;
    const subject = makeSubject(course, assignment, file, answer, phrases);
    if (isUntouched(answer)) known.push(notStarted(assignment.exercise, phrases));
    else if (subject.status === 'refused' || !postpone?.has(assignment)) {
      exercises.push({ assignment, planned: plan(given, assignment, task, subject) });
    }
  }
  return { known, exercises };
}

function plan(
  { course, catalogues, language }: Preparation,
  assignment: Assignment,
  { seed, stopsAtFailure, only }: Pick<LocalTask, 'seed' | 'stopsAtFailure' | 'only'>,
  subject: ServedExercise['planned']['subject'],
): ServedExercise['planned'] {
  const { lesson, exercise } = assignment;
  const isNamed = subject.status === 'ready' && !stopsAtFailure && only !== 'verdicts';
  const catalogue = isNamed ? catalogues?.folderOf(assignment) : undefined;
  return {
    id: exercise.id,
    lesson: lesson.id,
    spec: join(course.root, specOf(assignment)),
    checks: exercise.checks,
    forbiddenKernels: exercise.forbids.kernels,
    seed,
    limits: limitsOf(lesson),
    subject,
    ...(catalogue !== undefined && { catalogue }),
    ...(only && { unread: true }),
    ...(stopsAtFailure && { stopsAtFailure }),
    ...plannedWording(course, assignment, language),
  };
}
