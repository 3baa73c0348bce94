import { randomInt } from 'node:crypto';
import { resolve } from 'node:path';
import type { ExerciseResult, JournalLine, Language, Lesson, Part, RunSettings } from '@gradus/contract';
import { dataFingerprint, dataFolders } from '@gradus/datasets/location';
import { type Entry, type Intake, takeIn } from '@gradus/intake';
import {
  type Assignment,
  type ClassJudge,
  type CollectedSubmission,
  type Course,
  filesOf,
  isTraining,
  JudgeClosed,
  largerModelsFor,
  moduleOf,
  provenanceOf,
  readAnswer,
  toResults,
  type Versions,
  versionsOf,
} from '@gradus/judge';
import { eachLimited } from './each-limited';
import { checkOverrides, everybodyIn, writeGrades } from './grades';
import { judged } from './judged';
import { OutError } from './out-error';
import { OutFolder, readSettings } from './out-folder';
import { someOf } from './remark-note';
import type { Row } from './row';
import { seedOf } from './seed-of';

export interface ClassRequest {
  readonly course: Course;
  /** Folder with one entry for each student. */
  readonly submissions: string;
  readonly roster?: string;
  readonly out: string;
  readonly lessons: readonly Lesson[];
  /** Drawn if left out; when a run goes on, the one it was begun with. */
  readonly seed?: number;
  readonly backend: string;
  /** What results and feedback are worded in, which the judge must do, too; English if left out. */
  readonly language?: Language;
  readonly resume: boolean;
  /** When a run is to go on that was begun with other settings: begin anew in its place, instead of refusing. */
  readonly discardOther?: boolean;
  readonly judge: ClassJudge;
  /** Ends the run early; what is done stays done. */
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: ClassEvent) => void;
}

/** What happens in a run, as it happens. */
export type ClassEvent =
  /** `left` are to be graded, of whom only the training of `trainingLeft` is to come. */
  | { status: 'begun'; seed: number; submissions: number; left: number; trainingLeft: number }
  /** The unit checks of a submission are done; its training is still to come. */
  | { status: 'training-left'; id: string }
  | { status: 'done'; line: JournalLine };

export interface ClassOutcome {
  readonly status: 'complete' | 'interrupted';
  readonly seed: number;
  readonly rows: readonly Row[];
  /** Who was graded once, and is not among the submissions any more: their results stay, and they have no row. */
  readonly gone: readonly string[];
}

/** What all steps of a run share. */
interface Run extends ClassRequest {
  readonly folder: OutFolder;
  readonly assignments: readonly Assignment[];
  readonly training: ReadonlySet<Assignment>;
  readonly versions: Versions;
}

/**
 * Grades a class: unit checks of everybody first, then what trains. Every entry gets a row in grades.csv, whatever
 * happens to it or to the others.
 *
 * @throws {OutError} if the folder for the results cannot be used
 */
export async function gradeClass(request: ClassRequest): Promise<ClassOutcome> {
  const run = begin(request);
  const { folder, lessons, onEvent } = run;
  const { seed } = folder.settings;
  try {
    const everybody = everybodyIn(request);
    checkOverrides(folder.path, everybody, lessons);
    for (const { name, message } of everybody.refused) folder.refuse(name, message);
    const left = everybody.entries.filter((entry) => !isDone(run, entry));
    const submissions = everybody.entries.length + everybody.refused.length;
    const trainingLeft = left.filter(({ id }) => folder.hasPart(id)).length;
    onEvent?.({ status: 'begun', seed, submissions, left: left.length, trainingLeft });
    const status = await gradeAll(run, left);
    const rows = writeGrades(folder, everybody, lessons);
    if (status === 'complete') folder.clearParts();
    const present = new Set(rows.map(({ id }) => id));
    return { status, seed, rows, gone: folder.gradedIds().filter((id) => !present.has(id)) };
  } finally {
    folder.close();
  }
}

function begin(request: ClassRequest): Run {
  const { course, lessons, out, resume, discardOther = false } = request;
  const versions = versionsOf(course);
  const assignments = lessons.flatMap((lesson) => lesson.exercises.map((exercise) => ({ lesson, exercise })));
  return {
    ...request,
    assignments,
    training: new Set(assignments.filter((assignment) => isTraining(course, assignment))),
    versions,
    folder: OutFolder.open(out, settingsOf(request, versions), { resume, discardOther }),
  };
}

function settingsOf(request: ClassRequest, versions: Versions): RunSettings {
  const { submissions, roster, lessons, seed, backend, language, judge, out } = request;
  return {
    version: 1,
    submissions: resolve(submissions),
    ...(roster !== undefined && { roster: resolve(roster) }),
    lessons: lessons.map(({ id }) => id),
    seed: seed ?? readSettings(out)?.seed ?? randomInt(1_000_000_000),
    backend,
    ...(language !== undefined && language !== 'en' && { language }),
    isolation: judge.stamp.level,
    data: dataFingerprint(dataFolders()),
    ...versions,
  };
}

/** What was refused, or failed at the judge's or the machine's hands, is tried again: it may have been mended. */
function isDone({ folder }: Run, { id }: Entry): boolean {
  const line = folder.lineOf(id) ?? folder.adopt(id);
  return line?.status === 'graded';
}

async function gradeAll(run: Run, entries: readonly Entry[]): Promise<ClassOutcome['status']> {
  const { folder, judge, signal } = run;
  const lanes = judge.slots + 1; // one is read while the others are judged
  const [first, second] = [entries.filter(({ id }) => !folder.hasPart(id)), () => entries.filter(({ id }) => folder.hasPart(id))]; // prettier-ignore
  try {
    await eachLimited(first, lanes, (entry) => apart(run, entry, unitChecks));
    await eachLimited(second(), lanes, (entry) => apart(run, entry, trainingChecks));
  } catch (error) {
    if (!(error instanceof JudgeClosed) || !signal?.aborted) throw error;
    return 'interrupted';
  }
  return 'complete';
}

/** Whatever goes wrong with one submission stays with it. */
async function apart(run: Run, entry: Entry, step: typeof unitChecks): Promise<void> {
  const { folder, signal, onEvent } = run;
  if (signal?.aborted) throw new JudgeClosed();
  const line = await step(run, entry).catch((error: unknown) => {
    if (error instanceof OutError || error instanceof JudgeClosed) throw error;
    return folder.fail(entry.id, String((error as Error).stack));
  });
  onEvent?.(line ? { status: 'done', line } : { status: 'training-left', id: entry.id });
}

/** @returns nothing if training is left */
async function unitChecks(run: Run, entry: Entry): Promise<JournalLine | undefined> {
  const { folder, assignments, training, judge } = run;
  const startedAt = new Date().toISOString();
  const submission = await take(run, entry);
  if (submission.status === 'refused') return folder.refuse(entry.id, submission.message, submission.remarks);
  const task = { submission, assignments, seed: seedOfEntry(run, entry), postpone: training };
  const exercises = await judged(judge, task);
  const part = {
    id: entry.id,
    files: filesOf(assignments.map((assignment) => readAnswer(submission, assignment))),
    ...someOf(submission.remarks),
    startedAt,
    exercises,
  };
  if (exercises.length === assignments.length) return sumUp(run, part, await largerModels(run, submission, exercises));
  folder.keepPart(part);
  return undefined;
}

async function trainingChecks(run: Run, entry: Entry): Promise<JournalLine> {
  const { folder, assignments, judge } = run;
  const part = folder.part(entry.id);
  const submission = await take(run, entry);
  if (submission.status === 'refused') return folder.refuse(entry.id, submission.message, submission.remarks);
  const left = assignments.filter(({ exercise }) => !part.exercises.some(({ id }) => id === exercise.id));
  const exercises = [...part.exercises, ...(await judged(judge, { submission, assignments: left, seed: seedOfEntry(run, entry) }))]; // prettier-ignore
  return sumUp(run, { ...part, exercises }, await largerModels(run, submission, exercises));
}

/** What only a GPU is asked, and only of right answers. */
async function largerModels(
  run: Run,
  submission: CollectedSubmission,
  exercises: readonly ExerciseResult[],
): Promise<readonly ExerciseResult[]> {
  const assignments = largerModelsFor(gradedOf(run, exercises));
  if (assignments.length === 0) return [];
  return judged(run.judge, { submission, assignments, seed: seedOf(run.folder.settings.seed, submission.id) });
}

/** All exercises, each with its verdict. */
function gradedOf({ assignments }: Run, exercises: readonly ExerciseResult[]) {
  return assignments.map((assignment) => ({
    assignment,
    result: exercises.find((result) => result.id === assignment.exercise.id)!,
  }));
}

function take({ assignments, course, lessons, language }: Run, entry: Entry): Promise<Intake> {
  const paths = assignments.map((assignment) => `${moduleOf(assignment)}.ts`);
  const otherLessons = course.lessons.filter((lesson) => !lessons.includes(lesson)).map(({ id }) => id);
  return takeIn(entry, { paths, otherLessons }, language);
}

function sumUp(
  run: Run,
  { id, files, remarks, startedAt, exercises }: Part,
  larger: readonly ExerciseResult[],
): JournalLine {
  const { course, folder, assignments, versions, backend, language = 'en', judge } = run;
  const graded = gradedOf(run, exercises).map((one) => ({ ...one, larger: larger.find(({ id }) => id === one.result.id) })); // prettier-ignore
  const given = { backend, seed: seedOf(folder.settings.seed, id), isolation: judge.stamp, startedAt, language };
  return folder.finish(
    toResults(
      { course, graded },
      { id, files, ...someOf(remarks) },
      provenanceOf(versions, assignments[0]!.lesson, given),
    ),
  );
}

function seedOfEntry({ folder }: Run, { id }: Entry): number {
  return seedOf(folder.settings.seed, id);
}
