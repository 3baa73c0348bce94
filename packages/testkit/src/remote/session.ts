import { AsyncLocalStorage } from 'node:async_hooks';
import type { Limits, RunPlan, Subject } from '@gradus/contract';
import {
  type Frame,
  FrameReader,
  FrameWriter,
  parseReply,
  ProtocolError,
  type Reference,
  type Reply,
  type Request,
  type Target,
  TensorData,
  type Wire,
} from '@gradus/contract/protocol';
import { NdArray } from '../nd-array';
import { InfraError, InvalidValue, RemoteError, WorkerDied } from './errors';
import { placeOf } from './place-of';
import { handleProxy } from './proxy';
import { referenceOf } from './references';
import { WorkerProcess } from './worker-process';

const MOST_CALLBACKS = 20_000;

type Operation = { op: 'call' | 'construct' | 'get'; target: Target } | { op: 'load' | 'reset' };
type Callback = (...args: never[]) => unknown;
type ReadySubject = Extract<Subject, { status: 'ready' }>;

export interface Backend {
  name: string;
  device: string;
}

/** The judge's side of one submission: starts a worker, asks it, and starts another after a death. */
export class Session {
  /** Printed by all workers of this session. */
  output = '';
  /** The last call into student code, as text: the input of whatever fails next. */
  lastCall: string | undefined;
  backend: Backend | undefined;
  private worker: WorkerProcess | undefined;
  private queue: Promise<unknown> = Promise.resolve();
  private readonly insideCallback = new AsyncLocalStorage<true>();
  private callbacks: Callback[] = [];
  private callMs: number;
  private nextId = 1;
  private readonly endsAt: number;

  constructor(
    private readonly launch: RunPlan['worker'],
    private readonly limits: Limits,
    private readonly subject: ReadySubject,
  ) {
    this.callMs = limits.callMs;
    this.endsAt = performance.now() + limits.exerciseMs;
    this.start();
  }

  /**
   * Makes the session fit for the next check: frees what the last one left, or replaces a worker that died.
   *
   * @param callMs deadline of each call in this check
   */
  async renew(callMs = this.limits.callMs): Promise<void> {
    this.callMs = callMs;
    this.lastCall = undefined;
    this.callbacks = [];
    if (this.worker?.dead) this.start();
    else if (this.backend) await this.exchange({ op: 'reset' }, [], 'cleaning up');
  }

  /** Sends one request and gives the decoded answer. Requests queue up, except those made by a callback. */
  request(operation: Operation, args: readonly unknown[], label: string): Promise<unknown> {
    if (this.insideCallback.getStore()) return this.exchange(operation, args, label);
    const result = this.queue.then(() => this.exchange(operation, args, label));
    this.queue = result.catch(() => {});
    return result;
  }

  close(): void {
    this.keepOutput();
    this.worker?.kill(new InfraError('The session is over.'));
  }

  private start(): void {
    this.keepOutput();
    this.backend = undefined;
    this.worker = new WorkerProcess(this.launch, this.limits);
  }

  private keepOutput(): void {
    this.output = (this.output + (this.worker?.output ?? '')).slice(0, this.limits.outputKept);
  }

  private async exchange(operation: Operation, args: readonly unknown[], label: string): Promise<unknown> {
    if (!this.backend && operation.op !== 'load') await this.load();
    const worker = this.worker!;
    const id = this.nextId++;
    const allowedMs = Math.min(this.callMs, this.endsAt - performance.now());
    const deadline = performance.now() + allowedMs;
    worker.send(this.requestFrame(operation, id, args));
    for (let callbacks = 0; ; callbacks++) {
      const frame = await worker.next(deadline - performance.now(), label, allowedMs);
      const reply = this.parse(frame);
      if ('callback' in reply) {
        if (callbacks >= MOST_CALLBACKS)
          throw this.end(new WorkerDied('timeout', `${label} called back more than ${MOST_CALLBACKS} times.`));
        worker.send(await this.callBack(reply, frame));
      } else if ('id' in reply && reply.id === id) {
        return this.answerOf(reply, frame);
      } else {
        throw this.end(new InvalidValue('The submission answered a question nobody asked.'));
      }
    }
  }

  /** Waits for the new worker and gives it the modules. */
  private async load(): Promise<void> {
    const reply = this.parse(await this.worker!.ready);
    if (!('ready' in reply)) throw this.end(new InfraError('The worker did not say that it is ready.'));
    const { main, probe, modules } = this.subject;
    const sources = modules.map(({ name, code }) => ({ name, code }));
    await this.exchange({ op: 'load' }, [{ modules: sources, main, ...(probe && { probe }) }], 'loading the file');
    this.backend = { name: reply.backend, device: reply.device };
  }

  private requestFrame(operation: Operation, id: number, args: readonly unknown[]): Buffer {
    const writer = new FrameWriter((value) => this.encodeSpecial(value));
    const wires = args.map((arg) => writer.value(arg));
    return writer.frame({ ...operation, id, args: wires } satisfies Request);
  }

  private encodeSpecial(value: object): Wire | TensorData | undefined {
    const reference = referenceOf(value);
    if (reference) return reference;
    if (value instanceof TensorData) return value;
    if (value instanceof NdArray) throw new InfraError('Inputs are tensors: wrap the array in tensor() or int32().');
    if (typeof value !== 'function') return undefined;
    return { t: 'callback', id: this.callbacks.push(value as Callback) - 1 };
  }

  private async callBack(reply: Extract<Reply, { callback: number }>, frame: Frame): Promise<Buffer> {
    const callback = this.callbacks[reply.callback];
    if (!callback) throw this.end(new InvalidValue('The submission called a function that does not exist.'));
    const reader = this.reader(frame);
    const args = this.decoded(() => reply.args.map((arg) => reader.value(arg)));
    const writer = new FrameWriter((value) => this.encodeSpecial(value));
    try {
      const value = await this.insideCallback.run(true, async () => callback(...(args as never[])));
      return writer.frame({ returns: reply.callback, ok: writer.value(value) } satisfies Request);
    } catch (error) {
      if (error instanceof WorkerDied) throw error;
      const { name, message } = error as Error;
      const wire: Wire = { t: 'error', k: 'thrown', name, message, stack: '' };
      return writer.frame({ returns: reply.callback, error: wire } satisfies Request);
    }
  }

  private answerOf(reply: Extract<Reply, { id: number }>, frame: Frame): unknown {
    const reader = this.reader(frame);
    if ('ok' in reply) return this.decoded(() => reader.value(reply.ok));
    const error = this.decoded(() => reader.value(reply.error));
    throw error instanceof RemoteError ? error : new InvalidValue('The submission sent something else as an error.');
  }

  private reader(frame: Frame): FrameReader {
    return new FrameReader(frame.payload, {
      tensor: (value) => value,
      error: ({ kind, name, message, stack }) =>
        new RemoteError(kind, name, message, placeOf(stack, this.subject.main, this.subject.modules)),
      reference: (reference) => this.handle(reference),
    });
  }

  private handle(reference: Reference): unknown {
    if (reference.t !== 'handle') throw new ProtocolError('a reference that only the judge may send');
    return handleProxy(this, reference);
  }

  private parse(frame: Frame): Reply {
    return this.decoded(() => parseReply(frame.header));
  }

  private decoded<T>(read: () => T): T {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      throw this.end(new InvalidValue(`The returned value cannot be judged: ${error.message}.`));
    }
  }

  private end(reason: Error): Error {
    this.worker!.kill(reason);
    return reason;
  }
}
