import { createHash } from 'node:crypto';
import { exerciseId, exerciseResultSchema } from '@gradus/contract';
import { assignments, type Course, type JudgeTask, moduleOf } from '@gradus/judge';
import { z } from 'zod';
import { type Circumstances, circumstancesSchema } from './circumstances';

/** Names and texts; sorted, so that equal tasks are equal as text. */
const texts = z.array(z.tuple([z.string(), z.string()]));

/** A task as it travels. The answers travel with it: intake lets no submission have more than 2 MB. */
export const taskSchema = z.strictObject({
  version: z.literal(1),
  circumstances: circumstancesSchema,
  submission: z.strictObject({ id: z.string(), files: texts, refused: texts }),
  exercises: z.array(exerciseId).min(1),
  postpone: z.array(exerciseId),
  seed: z.int().nonnegative(),
});
export type TaskMessage = z.infer<typeof taskSchema>;

export const replySchema = z.strictObject({ station: z.string(), exercises: z.array(exerciseResultSchema) });
export type Reply = z.infer<typeof replySchema>;

export function toMessage(task: JudgeTask, circumstances: Circumstances): TaskMessage {
  const { submission, seed, postpone = new Set() } = task;
  const paths = new Set(task.assignments.map((assignment) => `${moduleOf(assignment)}.ts`));
  const wanted = (map: ReadonlyMap<string, string>) => [...map].filter(([path]) => paths.has(path)).sort();
  const { id, files, refused } = submission;
  return {
    version: 1,
    circumstances,
    submission: { id, files: wanted(files), refused: wanted(refused) },
    exercises: task.assignments.map(({ exercise }) => exercise.id),
    postpone: task.assignments.filter((it) => postpone.has(it)).map(({ exercise }) => exercise.id),
    seed,
  };
}

/** @throws {Error} if the course does not have the exercises, which equal circumstances exclude */
export function fromMessage(message: TaskMessage, course: Course): JudgeTask {
  const { submission, seed } = message;
  const byId = new Map(assignments(course).map((assignment) => [assignment.exercise.id, assignment]));
  const find = (id: string) => {
    const assignment = byId.get(id);
    if (assignment === undefined) throw new Error(`There is no exercise ${id}.`);
    return assignment;
  };
  return {
    submission: { id: submission.id, files: new Map(submission.files), refused: new Map(submission.refused) },
    assignments: message.exercises.map(find),
    postpone: new Set(message.postpone.map(find)),
    seed,
  };
}

/** The name of a job is the hash of its content: whoever asks for the same again gets the same job. */
export function jobIdOf(message: TaskMessage): string {
  return `task-${createHash('sha256').update(JSON.stringify(message)).digest('hex')}`;
}
