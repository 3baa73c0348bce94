import { randomInt } from 'node:crypto';
import type { Subject } from '@gradus/contract';
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
import { fromWorker } from '../language/from-worker';
import { NdArray } from '../nd-array';
import { InfraError, InvalidValue, RemoteError } from './errors';
import { placeOf } from './place-of';
import { referenceOf } from './references';

/** Numbers of requests and callbacks are drawn below this, so that no answer can be written before its question. */
const IDS = 2 ** 47;

export type Operation = { op: 'call' | 'construct' | 'get'; target: Target } | { op: 'load' | 'reset' | 'isUntouched' };
export type Callback = (...args: never[]) => unknown;
export type Handle = Extract<Reference, { t: 'handle' }>;
type ReadySubject = Extract<Subject, { status: 'ready' }>;

/** A number for a request or a callback that nobody can guess. */
export function newId(): number {
  return randomInt(IDS);
}

/** Values on their way to a worker and back: functions of the judge's go as numbers, what stays there comes as handles. */
export class Frames {
  private readonly callbacks = new Map<number, Callback>();

  constructor(
    private readonly subject: ReadySubject,
    private readonly ofHandle: (handle: Handle) => unknown,
  ) {}

  request(operation: Operation, id: number, args: readonly unknown[]): Buffer {
    const writer = this.writer();
    const wires = args.map((arg) => writer.value(arg));
    return writer.frame({ ...operation, id, args: wires } satisfies Request);
  }

  /** What a callback returned. */
  returned(returns: number, value: unknown): Buffer {
    const writer = this.writer();
    return writer.frame({ returns, ok: writer.value(value) } satisfies Request);
  }

  /** What a callback threw. */
  threw(returns: number, error: Wire): Buffer {
    return this.writer().frame({ returns, error } satisfies Request);
  }

  /** A function that went out since the callbacks were last forgotten. */
  callback(id: number): Callback | undefined {
    return this.callbacks.get(id);
  }

  forgetCallbacks(): void {
    this.callbacks.clear();
  }

  /** @throws {InvalidValue} if the worker says what no worker of ours would */
  reply(frame: Frame): Reply {
    return understood(() => parseReply(frame.header));
  }

  /** @throws {InvalidValue} as {@link reply} */
  values(frame: Frame, wires: readonly Wire[]): unknown[] {
    const reader = new FrameReader(frame.payload, {
      tensor: (value) => value,
      error: ({ kind, name, message, stack }) =>
        new RemoteError(kind, name, message, placeOf(stack, this.subject.main, this.subject.modules)),
      reference: (reference) => {
        if (reference.t !== 'handle') throw new ProtocolError('a reference that only the judge may send');
        return this.ofHandle(reference);
      },
    });
    return understood(() => wires.map((wire) => reader.value(wire)));
  }

  private writer(): FrameWriter {
    return new FrameWriter((value) => this.encodeSpecial(value));
  }

  private encodeSpecial(value: object): Wire | TensorData | undefined {
    const reference = referenceOf(value);
    if (reference) return reference;
    if (value instanceof TensorData) return value;
    if (value instanceof NdArray) throw new InfraError('Inputs are tensors: wrap the array in tensor() or int32().');
    if (typeof value !== 'function') return undefined;
    const id = newId();
    this.callbacks.set(id, value as Callback);
    return { t: 'callback', id };
  }
}

function understood<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    throw new InvalidValue((phrases) => phrases.cannotBeJudged(fromWorker(error.message, phrases)));
  }
}
