import { Job, Queue } from 'bullmq';
import type { ExerciseResult, Provenance } from '@gradus/contract';
import { type ClassJudge, JudgeClosed, type JudgeTask } from '@gradus/judge';
import type Redis from 'ioredis';
import type { Circumstances } from './circumstances';
import { connect, PREFIX, QUEUE, REFUSALS } from './connection';
import { jobIdOf, replySchema, type Store, type TaskMessage, toMessage } from './messages';
import type { SharedFolder } from './shared-folder';

export interface QueueJudgeOptions {
  /** Of Redis or Valkey. */
  readonly url: string;
  readonly circumstances: Circumstances;
  readonly stamp: Provenance['isolation'];
  /** How many tasks lie in the queue or are in work at a time; more than all stations have slots, or some idle. */
  readonly slots: number;
  /** A folder that all stations see, for large submissions. */
  readonly shared?: SharedFolder;
  /** Answers of at most so many characters travel through the queue though there is a shared folder. */
  readonly hereChars?: number;
  readonly onEvent?: (event: QueueEvent) => void;
  /** How often it looks what is done. */
  readonly pollMs?: number;
}

/** What an instructor should know while a run waits. */
export type QueueEvent =
  | { readonly status: 'no-stations' }
  | { readonly status: 'station-refused'; readonly station: string; readonly message: string }
  | { readonly status: 'trouble'; readonly message: string };

/** Most submissions are a tenth of this. */
const HERE_CHARS = 64 * 2 ** 10;
const KEEP_SECONDS = 3600;
const CLOSE_MS = 5_000;
/** An answer that does not come, as when a connection broke, is not waited for. */
const ROUND_MS = 10_000;

/**
 * A judge whose tasks are done by stations (`gradus worker`) on other computers.
 *
 * A task's job is named by its content, so that a run that was killed finds again what it asked for, and a job that Redis
 * forgot in a crash can be added anew. A task may then be judged twice; the verdicts are the same.
 *
 * @throws {QueueError} if there is no server, or the shared folder cannot be written to
 */
export async function openQueueJudge(options: QueueJudgeOptions): Promise<ClassJudge> {
  const { url, shared, hereChars = HERE_CHARS } = options;
  const store = shared && { folder: shared, mark: shared.prepare(), hereChars };
  return new QueueJudge(options, await connect(url), store);
}

interface Open {
  readonly message: TaskMessage;
  readonly results: Promise<ExerciseResult[]>;
  readonly resolve: (results: ExerciseResult[]) => void;
  readonly reject: (error: Error) => void;
  isAdded: boolean;
}

class QueueJudge implements ClassJudge {
  readonly stamp: Provenance['isolation'];
  readonly slots: number;
  private readonly queue: Queue;
  private readonly open = new Map<string, Open>();
  private readonly heard = new Map<string, string>();
  private readonly polling: Promise<void>;
  private closed = false;
  private wake = () => {};

  constructor(
    private readonly options: QueueJudgeOptions,
    private readonly redis: Redis,
    private readonly store: Store | undefined,
  ) {
    this.stamp = options.stamp;
    this.slots = options.slots;
    this.queue = new Queue(QUEUE, { connection: redis, prefix: PREFIX });
    this.queue.on('error', (error) => this.tell({ status: 'trouble', message: error.message }));
    this.polling = this.poll();
  }

  judge(task: JudgeTask): Promise<ExerciseResult[]> {
    if (this.closed) return Promise.reject(new JudgeClosed());
    const message = this.messageOf(task);
    const id = jobIdOf(message);
    const open = this.open.get(id) ?? newlyOpen(message);
    this.open.set(id, open);
    this.wake();
    return open.results;
  }

  /** A shared folder that fails, as when its disk is full, is no reason to stop: the queue takes any submission. */
  private messageOf(task: JudgeTask): TaskMessage {
    const { circumstances } = this.options;
    try {
      return toMessage(task, circumstances, this.store);
    } catch (error) {
      this.tell({ status: 'trouble', message: `${(error as Error).message}; the submission goes through the queue.` });
      return toMessage(task, circumstances);
    }
  }

  /** What no station has begun is taken back; what is in work stays there for an hour, for a run that goes on. */
  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    const left = [...this.open];
    for (const { reject } of this.open.values()) reject(new JudgeClosed());
    this.open.clear();
    this.wake();
    const tidyUp = async () => {
      await Promise.allSettled(left.map(([id, { message }]) => this.takeBack(id, message)));
      await this.polling;
      await this.queue.close();
    };
    await Promise.race([tidyUp(), pause(CLOSE_MS)]); // a server that is gone must not keep the run from ending
    this.redis.disconnect();
  }

  private async takeBack(id: string, message: TaskMessage): Promise<void> {
    const state = await this.queue.getJobState(id);
    if (state === 'waiting') await this.queue.remove(id);
    if (state !== 'active') this.forget(message);
  }

  /** Looks at every open task again and again; a lost message or a server that was away costs one round. */
  private async poll(): Promise<void> {
    const { pollMs = 200 } = this.options;
    for (let round = 0; !this.closed; round++) {
      try {
        await Promise.race([this.lookAround(round), pause(ROUND_MS)]);
      } catch (error) {
        this.tell({ status: 'trouble', message: (error as Error).message });
      }
      await Promise.race([pause(pollMs), new Promise<void>((resolve) => (this.wake = resolve))]);
    }
  }

  private async lookAround(round: number): Promise<void> {
    await Promise.all([...this.open].map(([id, open]) => this.look(id, open)));
    if (this.open.size > 0 && round % 25 === 24) await this.lookForStations();
  }

  private async look(id: string, open: Open): Promise<void> {
    const state = await this.queue.getJobState(id);
    if (!this.isOpen(id, open)) return;
    if (state === 'unknown') return this.add(id, open);
    if (state === 'completed' || state === 'failed') {
      const job = await Job.fromId(this.queue, id);
      // Another run that asked for the same may have taken the result away, and asked again.
      if (job?.finishedOn !== undefined && this.isOpen(id, open)) await this.settle(id, open, job);
    }
  }

  /** Rounds that the server kept waiting overlap, so that a task may be settled, or even open anew, when an answer comes. */
  private isOpen(id: string, open: Open): boolean {
    return !this.closed && this.open.get(id) === open;
  }

  private async add(id: string, open: Open): Promise<void> {
    // A server short of memory may drop the list and keep the job, which then could not be added.
    if (open.isAdded) await this.queue.remove(id);
    const keep = { age: KEEP_SECONDS };
    await this.queue.add('task', open.message, { jobId: id, removeOnComplete: keep, removeOnFail: keep });
    open.isAdded = true;
  }

  private async settle(id: string, open: Open, job: Job): Promise<void> {
    const isOld = !open.isAdded;
    const reply = job.failedReason === undefined ? replySchema.safeParse(job.returnvalue) : undefined;
    await this.queue.remove(id); // or asking again after a failure would only bring the failure back
    if (reply?.success) this.finish(id, open, () => open.resolve(reply.data.exercises));
    // What failed in an earlier run is tried again.
    else if (!isOld) {
      const message = reply
        ? `A station sent no results: ${reply.error.message}`
        : `A station failed: ${job.failedReason}`;
      this.finish(id, open, () => open.reject(new Error(message)));
    }
  }

  private finish(id: string, open: Open, settle: () => void): void {
    if (this.open.get(id) !== open) return;
    this.open.delete(id);
    this.forget(open.message);
    settle();
  }

  private forget({ submission }: TaskMessage): void {
    if (submission.status === 'shared') this.store?.folder.remove(submission.sha256);
  }

  private async lookForStations(): Promise<void> {
    for (const [station, message] of Object.entries(await this.redis.hgetall(REFUSALS))) {
      if (this.heard.get(station) !== message) this.tell({ status: 'station-refused', station, message });
      this.heard.set(station, message);
    }
    if ((await this.queue.getWorkersCount()) === 0) this.tell({ status: 'no-stations' });
  }

  private tell(event: QueueEvent): void {
    if (!this.closed) this.options.onEvent?.(event);
  }
}

function newlyOpen(message: TaskMessage): Open {
  let settle!: Pick<Open, 'resolve' | 'reject'>;
  const results = new Promise<ExerciseResult[]>((resolve, reject) => (settle = { resolve, reject }));
  return { message, results, ...settle, isAdded: false };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}
