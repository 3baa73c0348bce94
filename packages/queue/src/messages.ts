import { exerciseId, exerciseResultSchema, parseWith, sha256 } from '@gradus/contract';
import {
  assignments,
  type CollectedSubmission,
  type Course,
  type JudgeTask,
  largerModel,
  moduleOf,
} from '@gradus/judge';
import { z } from 'zod';
import { type Circumstances, circumstancesSchema } from './circumstances';
import type { SharedFolder } from './shared-folder';

/** Names and texts; sorted, so that equal tasks are equal as text. */
const texts = z.array(z.tuple([z.string(), z.string()]));

const answersSchema = z.strictObject({ files: texts, refused: texts });

/** What a station must understand of a task to know whether it can do it. */
export const requirementsSchema = z.looseObject({
  version: z.literal(1),
  circumstances: circumstancesSchema,
  /** Of the folder that large submissions lie in. */
  sharedFolder: z.string().optional(),
});
export type Requirements = z.infer<typeof requirementsSchema>;

/** A task as it travels. Answers travel with it, or lie in a folder under the hash of their text. */
export const taskSchema = z.strictObject({
  ...requirementsSchema.shape,
  submission: z.discriminatedUnion('status', [
    answersSchema.extend({ status: z.literal('here'), id: z.string() }),
    z.strictObject({ status: z.literal('shared'), id: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  ]),
  exercises: z.array(exerciseId).min(1),
  postpone: z.array(exerciseId),
  /** Not these exercises are meant but the larger models that their answers train; left out if it is the exercises. */
  larger: z.literal(true).optional(),
  seed: z.int().nonnegative(),
});
export type TaskMessage = z.infer<typeof taskSchema>;

export const replySchema = z.strictObject({ station: z.string(), exercises: z.array(exerciseResultSchema) });
export type Reply = z.infer<typeof replySchema>;

/** A folder for what is too large to travel. */
export interface Store {
  readonly folder: SharedFolder;
  readonly mark: string;
  /** Answers of at most so many characters travel with their task. */
  readonly hereChars: number;
}

export function toMessage(task: JudgeTask, circumstances: Circumstances, store?: Store): TaskMessage {
  const { submission, seed, postpone = new Set() } = task;
  const paths = new Set(task.assignments.map((assignment) => `${moduleOf(assignment)}.ts`));
  const wanted = (map: ReadonlyMap<string, string>) => [...map].filter(([path]) => paths.has(path)).sort();
  const { id, files, refused } = submission;
  return {
    version: 1,
    circumstances,
    ...(store && { sharedFolder: store.mark }),
    submission: placed({ id, files: wanted(files), refused: wanted(refused) }, store),
    exercises: task.assignments.map(({ exercise }) => exercise.id),
    postpone: task.assignments.filter((it) => postpone.has(it)).map(({ exercise }) => exercise.id),
    ...(task.assignments.every(({ isLarger }) => isLarger) && { larger: true as const }),
    seed,
  };
}

type Answers = z.infer<typeof answersSchema> & { readonly id: string };

function placed({ id, ...answers }: Answers, store: Store | undefined): TaskMessage['submission'] {
  const text = JSON.stringify(answers);
  if (store === undefined || text.length <= store.hereChars) return { status: 'here', id, ...answers };
  return { status: 'shared', id, sha256: store.folder.put(text) };
}

/** @throws {Error} if the course lacks the exercises, which equal circumstances exclude, or the shared folder the answers */
export function fromMessage(message: TaskMessage, course: Course, folder?: SharedFolder): JudgeTask {
  const all = message.larger ? course.lessons.flatMap((lesson) => largerModel(lesson) ?? []) : assignments(course);
  const byId = new Map(all.map((assignment) => [assignment.exercise.id, assignment]));
  const find = (id: string) => {
    const assignment = byId.get(id);
    if (assignment === undefined) throw new Error(`There is no exercise ${id}.`);
    return assignment;
  };
  return {
    submission: collected(message.submission, folder),
    assignments: message.exercises.map(find),
    postpone: new Set(message.postpone.map(find)),
    seed: message.seed,
  };
}

function collected(submission: TaskMessage['submission'], folder: SharedFolder | undefined): CollectedSubmission {
  const { id } = submission;
  const { files, refused } = submission.status === 'here' ? submission : found(submission.sha256, folder!);
  return { id, files: new Map(files), refused: new Map(refused) };
}

function found(sha256: string, folder: SharedFolder): z.infer<typeof answersSchema> {
  return parseWith(answersSchema, folder.get(sha256), { file: `${folder.path}/${sha256}` });
}

/** The name of a job is the hash of its content: whoever asks for the same again gets the same job. */
export function jobIdOf(message: TaskMessage): string {
  return `task-${sha256(JSON.stringify(message))}`;
}
