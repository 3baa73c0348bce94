import { hostname } from 'node:os';
import { type Job, WaitingError } from 'bullmq';
import { parseWith } from '@gradus/contract';
import { type ClassJudge, type Course, JudgeClosed } from '@gradus/judge';
import type Redis from 'ioredis';
import { type Circumstances, differences } from './circumstances';
import { REFUSALS } from './connection';
import { fromMessage, type Reply, requirementsSchema, taskSchema } from './messages';
import type { SharedFolder } from './shared-folder';
import { Taker } from './taker';

export interface ServeOptions {
  /** Of Redis or Valkey. */
  readonly url: string;
  readonly course: Course;
  readonly judge: ClassJudge;
  readonly circumstances: Circumstances;
  /** Where runs put large submissions. */
  readonly shared?: SharedFolder;
  /** Take no more tasks, finish those begun, and return. */
  readonly drain: AbortSignal;
  /** Break off at once; others take over what was begun. */
  readonly stop?: AbortSignal;
  readonly onEvent?: (event: ServeEvent) => void;
  /** A station that says nothing for so long has died, and its tasks go to others. */
  readonly silenceMs?: number;
}

export type ServeEvent =
  | { readonly status: 'begun' | 'done'; readonly id: string; readonly exercises: number }
  | { readonly status: 'trouble'; readonly message: string };

export type ServeOutcome =
  | { readonly status: 'drained'; readonly tasks: number }
  /** The run needs other circumstances than are here. Its task was put back. */
  | { readonly status: 'refused'; readonly differences: readonly string[] };

const SILENCE_MS = 10_000;
const REMEMBER_SECONDS = 120;
const STOP_MS = 3_000;

/**
 * Takes tasks from the queue and judges them until told to stop. Several may run on one computer.
 *
 * @throws {QueueError} if there is no server
 */
export async function serveQueue(options: ServeOptions): Promise<ServeOutcome> {
  const { url, judge, drain, stop, silenceMs = SILENCE_MS } = options;
  const station = `${hostname()}-${process.pid}`;
  const mismatch = new AbortController();
  let tasks = 0;
  let outcome: ServeOutcome | undefined;
  const work = async (job: Job, token?: string): Promise<Reply> => {
    if (stop?.aborted) return putBack(job, token); // it changed hands just then
    const different = obstacles(job.data, options);
    if (different.length > 0) {
      outcome = { status: 'refused', differences: different };
      await remember(taker.redis, station, different);
      mismatch.abort();
      return putBack(job, token);
    }
    const message = parseWith(taskSchema, JSON.stringify(job.data), { file: `task ${job.id}` });
    const event = { id: message.submission.id, exercises: message.exercises.length };
    options.onEvent?.({ status: 'begun', ...event });
    try {
      const exercises = await judge.judge(fromMessage(message, options.course, options.shared));
      tasks += 1;
      options.onEvent?.({ status: 'done', ...event });
      return { station, exercises };
    } catch (error) {
      if (error instanceof JudgeClosed) return putBack(job, token);
      throw error;
    }
  };
  const onTrouble = (message: string) => options.onEvent?.({ status: 'trouble', message });
  const taker = await Taker.start({ url, name: station, slots: judge.slots, silenceMs, work, onTrouble });
  stop?.addEventListener('abort', () => void judge.close(), { once: true });
  await firstOf([drain, mismatch.signal, ...(stop ? [stop] : [])]);
  await Promise.race([taker.drain(), ...(stop ? [late(stop)] : [])]);
  return outcome ?? { status: 'drained', tasks };
}

/** Why this station cannot do a task; nothing if it can. */
function obstacles(task: unknown, { circumstances, shared }: ServeOptions): string[] {
  const wanted = requirementsSchema.safeParse(task);
  if (!wanted.success) return ['version of Gradus another one than wanted'];
  const { sharedFolder } = wanted.data;
  const isMissing = sharedFolder !== undefined && shared?.mark !== sharedFolder;
  const here = shared === undefined ? 'none' : `${shared.path}, which is another one,`;
  return [
    ...differences(circumstances, wanted.data.circumstances),
    ...(isMissing ? [`shared folder ${here} here, that of the run wanted: gradus worker --shared FOLDER`] : []),
  ];
}

/** The task waits for another station, as if it had never been taken. */
async function putBack(job: Job, token: string | undefined): Promise<never> {
  await job.moveToWait(token);
  throw new WaitingError();
}

/** Tells the run, whose instructor may not see this station. */
async function remember(redis: Redis, station: string, different: readonly string[]): Promise<void> {
  await redis.hset(REFUSALS, station, different.join('; '));
  await redis.expire(REFUSALS, REMEMBER_SECONDS);
}

/** Who must stop does not wait for a server that is gone. */
async function late(stop: AbortSignal): Promise<void> {
  await firstOf([stop]);
  await new Promise((resolve) => setTimeout(resolve, STOP_MS).unref());
}

function firstOf(signals: readonly AbortSignal[]): Promise<void> {
  if (signals.some(({ aborted }) => aborted)) return Promise.resolve();
  return new Promise((resolve) => {
    for (const signal of signals) signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
