import { AsyncLocalStorage } from 'node:async_hooks';
import { type Limits, SOFTWARE_PATIENCE, type Subject } from '@gradus/contract';
import type { Frame, Reply, Wire } from '@gradus/contract/protocol';
import { isNative } from '@gradus/runtime/ladder';
import { Trace } from '../diagnosis/trace';
import { type Said, say } from '../language/wording';
import { callDeadline, type Deadline, earliest, exerciseDeadline } from './deadline';
import { InfraError, InvalidValue, isFailedAssertion, RemoteError, WorkerDied } from './errors';
import { Frames, newId, type Operation } from './frames';
import { handleProxy } from './proxy';
import { RequestQueue } from './request-queue';
import type { WorkerProcess } from './worker-process';
import type { Workers } from './workers';

const MOST_CALLBACKS = 20_000;
/** Deadline of a call that no verdict depends on, unless the lesson's is shorter. */
const ASIDE_MS = 1000;
/** Of the memory that a worker may take; the rest is for Node and for results on their way. */
const TENSOR_SHARE = 0.8;
/** TensorFlow takes 400 MB when it starts, CUDA and Vulkan more. */
const DRIVER_MB = 3072;

type ReadySubject = Extract<Subject, { status: 'ready' }>;

export interface Backend {
  name: string;
  device: string;
  /** Where it computes: on a `processor`, a `gpu`, or a `software-gpu`. */
  kind: string;
}

/** A function of the judge's that student code is waiting for. What it asks goes out at once, within the call's time. */
interface OpenCallback {
  readonly queue: RequestQueue;
  readonly deadline: Deadline;
  over: boolean;
}

/** The judge's side of one exercise: takes a worker, asks it, and takes another after a death. */
export class Session {
  /** Printed by all workers of this session. */
  output = '';
  /** What was heard of the answer since the check began. */
  trace = new Trace();
  backend: Backend | undefined;
  /** The last call into student code; most are never shown, and not put into words either. */
  private call: (() => string) | undefined;
  private worker: WorkerProcess;
  private readonly queue = new RequestQueue();
  private readonly openCallback = new AsyncLocalStorage<OpenCallback>();
  private readonly frames: Frames;
  private callMs: number;
  private end: Deadline;
  /** How many times as long as usual everything may take. */
  private patience = 1;
  /** How the last attempt to load the file ended the worker. */
  private loadDeath: Error | undefined;
  /** Why no worker can load the file: it ended two of them in the same way, and each may take a whole deadline. */
  private unloadable: Error | undefined;

  constructor(
    private readonly workers: Workers,
    private readonly limits: Limits,
    private readonly subject: ReadySubject,
  ) {
    this.callMs = limits.callMs;
    this.end = exerciseDeadline(limits.exerciseMs);
    this.frames = new Frames(subject, (handle) => handleProxy(this, handle));
    this.worker = workers.take();
  }

  /**
   * Makes the session fit for the next check: frees what the last one left, or replaces a worker that died.
   *
   * @param callMs deadline of each call in this check
   */
  async renew(callMs = this.limits.callMs): Promise<void> {
    await this.queue.idle(); // calls that the last check started and did not wait for
    this.callMs = callMs;
    this.lastCall = undefined;
    this.trace = new Trace();
    this.frames.forgetCallbacks();
    if (this.backend && !this.worker.dead) await this.cleanUp();
    if (this.worker.dead && !this.unloadable) await this.restart();
  }

  /** Sends one request and gives the decoded answer. Requests queue up; those made by a callback have a queue of their own. */
  request(operation: Operation, args: readonly unknown[], label: string): Promise<unknown> {
    const callback = this.openCallback.getStore();
    const answer =
      !callback || callback.over
        ? this.queue.run(() => this.exchange(operation, args, label))
        : callback.queue.run(() => this.exchange(operation, args, label, callback.deadline));
    return this.trace.follow('target' in operation ? operation.target : undefined, answer);
  }

  /** The last call into student code, as text: the input of whatever fails next. */
  get lastCall(): string | undefined {
    return this.call?.();
  }

  set lastCall(text: string | (() => string) | undefined) {
    this.call = typeof text === 'string' ? () => text : text;
  }

  get isAlive(): boolean {
    return !this.worker.dead;
  }

  /**
   * Whether nothing that ran in this worker, in earlier sessions either, has changed anything outside of itself. The worker
   * says so itself; who makes it lie has only his own failures believed.
   */
  async isUntouched(): Promise<boolean> {
    try {
      await this.queue.idle();
      return (await this.exchange({ op: 'isUntouched' }, [], (phrases) => phrases.cleaningUp)) === true;
    } catch {
      return false; // it is gone
    }
  }

  /**
   * Asks things that no verdict depends on: nothing that is heard, called or printed meanwhile is kept, and the time does
   * not count. Calls may take less time than elsewhere.
   */
  async aside(ask: () => Promise<void>): Promise<void> {
    const { trace, lastCall, callMs } = this;
    await this.worker.drained();
    this.keepOutput();
    const startedAt = performance.now();
    [this.trace, this.callMs] = [new Trace(), Math.min(callMs, ASIDE_MS)];
    try {
      await ask();
    } finally {
      await this.worker.drained();
      this.worker.takeOutput();
      [this.trace, this.lastCall, this.callMs] = [trace, lastCall, callMs];
      this.end = { ...this.end, at: this.end.at + performance.now() - startedAt };
    }
  }

  /** Gives the worker back. Afterwards {@link output} is complete. */
  async close(): Promise<void> {
    await this.workers.giveBack(this.worker, { idle: () => this.queue.idle(), isUntouched: () => this.isUntouched() });
    this.openCallback.disable(); // or Node would ask it about every promise to come
    this.keepOutput();
  }

  /** What is left of earlier checks may break only what it belongs to, so a worker that stumbles here is replaced. */
  private async cleanUp(): Promise<void> {
    try {
      await this.exchange({ op: 'reset' }, [], (phrases) => phrases.cleaningUp);
    } catch (error) {
      this.worker.kill(error as Error);
    }
  }

  private async restart(): Promise<void> {
    await this.worker.closed;
    this.keepOutput();
    this.backend = undefined;
    this.worker = this.workers.take();
  }

  private keepOutput(): void {
    this.output = (this.output + this.worker.takeOutput()).slice(0, this.limits.outputKept);
  }

  private async exchange(
    operation: Operation,
    args: readonly unknown[],
    label: Said,
    outer?: Deadline,
  ): Promise<unknown> {
    if (!this.backend && operation.op !== 'load') await this.load();
    const { worker } = this;
    const id = newId();
    const deadline = earliest(callDeadline(this.callMs * this.patience, label), outer ?? this.end, this.end);
    worker.send(this.frames.request(operation, id, args));
    for (let callbacks = 0; ; callbacks++) {
      const frame = await worker.next(deadline.at - performance.now(), deadline.late);
      const reply = this.understood(() => this.frames.reply(frame));
      if ('callback' in reply) {
        if (callbacks >= MOST_CALLBACKS)
          throw this.kill(
            new WorkerDied('timeout', (phrases) => phrases.calledBack(say(label, phrases), MOST_CALLBACKS)),
          );
        worker.send(await this.callBack(reply, frame, deadline));
      } else if ('id' in reply && reply.id === id) {
        return this.answerOf(reply, frame);
      } else {
        throw this.kill(new InvalidValue((phrases) => phrases.answeredUnasked));
      }
    }
  }

  /** Waits for the new worker and gives it the modules, as bytes: texts are bounded in a frame's header. */
  private async load(): Promise<void> {
    if (this.unloadable) throw this.unloadable;
    const greeting = await this.worker.ready;
    const reply = this.understood(() => this.frames.reply(greeting));
    if ('failed' in reply) throw this.kill(new InfraError(reply.failed));
    if (!('ready' in reply)) throw this.kill(new InfraError('The worker did not say that it is ready.'));
    const { backend: name, device, kind } = reply;
    if (isNative(name)) await this.dropGreeting();
    this.allowFor(name, kind);
    const { main, probe, modules } = this.subject;
    const sources = modules.map(({ name, code }) => ({ name, code: new TextEncoder().encode(code) }));
    const tensorMb = Math.floor(TENSOR_SHARE * this.limits.residentMb);
    const isShared = this.workers.areShared ?? false;
    const load = this.exchange({ op: 'load' }, [{ modules: sources, main, tensorMb, isShared, ...(probe && { probe }) }], (phrases) => phrases.loadingTheFile); // prettier-ignore
    await load.catch((error: Error) => this.noteLoadDeath(error));
    this.backend = { name, device, kind };
  }

  /** Drivers and libraries print lines when they start; the student has printed nothing yet. */
  private async dropGreeting(): Promise<void> {
    await this.worker.drained();
    this.worker.takeOutput();
  }

  /** Drivers take memory of their own; a GPU made of software compiles and computes on the processor. */
  private allowFor(name: string, kind: string): void {
    if (isNative(name)) this.worker.allowMore(DRIVER_MB);
    if (kind !== 'software-gpu' || this.patience > 1) return;
    this.patience = SOFTWARE_PATIENCE;
    this.end = exerciseDeadline(this.limits.exerciseMs * this.patience);
  }

  private noteLoadDeath(error: Error): never {
    const again = this.loadDeath?.name === error.name && this.loadDeath.message === error.message;
    if (this.worker.dead && !(error instanceof InfraError)) [this.loadDeath, this.unloadable] = [error, again ? error : undefined]; // prettier-ignore
    throw error;
  }

  /** Calls a function of the judge's for the student's code, and gives the frame that answers. */
  private async callBack(
    reply: Extract<Reply, { callback: number }>,
    frame: Frame,
    deadline: Deadline,
  ): Promise<Buffer> {
    const callback = this.frames.callback(reply.callback);
    if (!callback) throw this.kill(new InvalidValue((phrases) => phrases.calledUnknown));
    const args = this.understood(() => this.frames.values(frame, reply.args));
    this.trace.note({ what: 'called back', value: args });
    const open: OpenCallback = { queue: new RequestQueue(), deadline, over: false };
    try {
      const value = await this.openCallback.run(open, async () => callback(...(args as never[])));
      await open.queue.idle();
      return this.frames.returned(reply.callback, value);
    } catch (error) {
      await open.queue.idle();
      return this.frames.threw(reply.callback, this.errorForStudent(error));
    } finally {
      open.over = true;
    }
  }

  /** Only errors that a function may throw go to the student; what an assertion says stays here and fails the check. */
  private errorForStudent(error: unknown): Wire {
    if (this.worker.dead) throw error;
    if (isFailedAssertion(error) || error instanceof InfraError) throw this.kill(error);
    if (error instanceof RemoteError) {
      return { t: 'error', k: error.kind, name: error.studentName, message: error.studentMessage, stack: '' };
    }
    const { name, message } = error as Error;
    return { t: 'error', k: 'thrown', name, message, stack: '' };
  }

  private answerOf(reply: Extract<Reply, { id: number }>, frame: Frame): unknown {
    const [value] = this.understood(() => this.frames.values(frame, ['ok' in reply ? reply.ok : reply.error]));
    if ('ok' in reply) return value;
    if (!(value instanceof RemoteError)) throw new InvalidValue((phrases) => phrases.noError);
    throw value.kind === 'memory-limit' ? this.kill(value) : value; // the memory is still taken
  }

  /** A worker that says what cannot be understood is not listened to any more. */
  private understood<T>(read: () => T): T {
    try {
      return read();
    } catch (error) {
      throw error instanceof InvalidValue ? this.kill(error) : error;
    }
  }

  private kill(reason: Error): Error {
    this.worker.kill(reason);
    return reason;
  }
}
