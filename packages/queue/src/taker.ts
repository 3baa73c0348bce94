import { type Job, Worker } from 'bullmq';
import type Redis from 'ioredis';
import { connect, PREFIX, QUEUE } from './connection';

export interface TakerOptions {
  readonly url: string;
  readonly name: string;
  readonly slots: number;
  readonly silenceMs: number;
  readonly work: (job: Job, token?: string) => Promise<unknown>;
  readonly onTrouble: (message: string) => void;
}

interface Line {
  readonly redis: Redis;
  readonly worker: Worker;
}

/** A submission that was in work whenever a station died is likely the cause. */
const MOST_DEATHS = 5;
/** After trouble with the server. */
const RETRY_MS = 1_000;
/** More than the result of a task needs to reach the server. */
const SETTLE_MS = 3_000;
const STEP_MS = 100;

/**
 * Takes jobs from the queue. A connection that idles beside waiting jobs is replaced: when Redis is killed while a job
 * changes hands, BullMQ's worker may wait for an answer that never comes.
 */
export class Taker {
  private running = 0;
  private takenAt = Date.now();
  private line!: Line;
  /** This one, and those replaced that still have jobs in work. */
  private readonly lines = new Set<Line>();
  private isDraining = false;
  private watch: NodeJS.Timeout | undefined;

  private constructor(private readonly options: TakerOptions) {}

  /** @throws {QueueError} if there is no server */
  static async start(options: TakerOptions): Promise<Taker> {
    const taker = new Taker(options);
    await taker.plugIn();
    taker.watch = setInterval(() => void taker.look().catch(() => {}), options.silenceMs);
    return taker;
  }

  get redis(): Redis {
    return this.line.redis;
  }

  /** Takes no more and waits for what was begun. */
  async drain(): Promise<void> {
    clearInterval(this.watch);
    this.isDraining = true;
    await Promise.race([Promise.all([...this.lines].map((line) => this.unplug(line))), this.settled()]);
    for (const { redis } of this.lines) redis.disconnect();
  }

  private async plugIn(): Promise<void> {
    const { url, name, slots, silenceMs, onTrouble } = this.options;
    const redis = await connect(url);
    if (this.isDraining) return redis.disconnect();
    const worker = new Worker(QUEUE, (job, token) => this.take(job, token), {
      connection: redis,
      prefix: PREFIX,
      name,
      concurrency: slots,
      lockDuration: silenceMs,
      stalledInterval: silenceMs,
      maxStalledCount: MOST_DEATHS,
      runRetryDelay: RETRY_MS,
    });
    worker.on('error', ({ message }) => onTrouble(message));
    this.line = { redis, worker };
    this.lines.add(this.line);
  }

  /** What it has in work still gets to the server. */
  private async unplug(line: Line): Promise<void> {
    await line.worker.close();
    line.redis.disconnect();
    this.lines.delete(line);
  }

  private async take(job: Job, token?: string): Promise<unknown> {
    this.running += 1;
    this.takenAt = Date.now();
    try {
      return await this.options.work(job, token);
    } finally {
      this.running -= 1;
    }
  }

  private async look(): Promise<void> {
    const { slots, silenceMs } = this.options;
    const isBusy = this.running >= slots || Date.now() - this.takenAt < 2 * silenceMs;
    if (isBusy || (await this.redis.llen(`${PREFIX}:${QUEUE}:wait`)) === 0 || this.isDraining) return;
    const replaced = this.line;
    this.takenAt = Date.now();
    await this.plugIn();
    await this.unplug(replaced);
  }

  /** Without a word from the worker that is closing: nothing is in work any more, and had time to be sent. */
  private async settled(): Promise<void> {
    for (let idleMs = 0; idleMs < SETTLE_MS; idleMs += STEP_MS) {
      await new Promise((resolve) => setTimeout(resolve, STEP_MS).unref());
      if (this.running > 0) idleMs = 0;
    }
  }
}
