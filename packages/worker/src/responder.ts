import {
  type Frame,
  FrameReader,
  FrameWriter,
  type ModuleName,
  ProtocolError,
  type Reference,
  type Request,
  type Target,
} from '@gradus/contract/protocol';
import * as runtime from '@gradus/runtime';
import type { Channel } from './channel';
import { Handles } from './handles';
import { loadModules } from './load-modules';
import { ops } from './ops';
import { rememberRealm } from './realm';
import { limitTensors } from './tensor-budget';
import { decodeSpecials, encodeSpecial, errorWire } from './values';

type AnyFunction = (...args: unknown[]) => unknown;
type Outcome = { status: 'returned'; value: unknown } | { status: 'threw'; error: unknown };
type CallRequest = Extract<Request, { id: number }>;

/** What student code may import from the runtime; choosing a backend is not its business. */
const STUDENT_RUNTIME = {
  tf: runtime.tf,
  NotImplemented: runtime.NotImplemented,
  seededRandom: runtime.seededRandom,
  permutation: runtime.permutation,
  randomInt: runtime.randomInt,
  normal: runtime.normal,
};

/** Answers the judge's requests about one submission. */
export class Responder {
  private readonly handles = new Handles();
  private readonly modules: Partial<Record<ModuleName, object>> = { ops };
  private readonly globals = new Set(Reflect.ownKeys(globalThis));
  private isUntouched: (() => Promise<boolean>) | undefined;

  constructor(private readonly channel: Channel) {}

  /** Carries out one request and sends its answer; asynchronous results are awaited first. */
  async answer(frame: Frame): Promise<void> {
    const request = this.requestOf(frame);
    const outcome = this.perform(request, frame);
    this.reply(request.id, outcome.status === 'returned' ? await settle(outcome.value) : outcome);
  }

  private requestOf(frame: Frame): CallRequest {
    const request = frame.header as Request;
    if (!('op' in request)) throw new ProtocolError('an answer to a question nobody asked');
    return request;
  }

  private perform(request: CallRequest, frame: Frame): Outcome {
    try {
      const reader = this.reader(frame);
      const args = request.args.map((wire) => reader.value(wire));
      return { status: 'returned', value: this.operate(request, args) };
    } catch (error) {
      return { status: 'threw', error };
    }
  }

  private operate(request: CallRequest, args: unknown[]): unknown {
    switch (request.op) {
      case 'load':
        return this.load(args[0] as LoadArgs);
      case 'reset':
        return this.handles.reset();
      case 'isUntouched':
        return this.isUntouched?.() ?? false;
      case 'get':
        return this.resolve(request.target);
      case 'construct':
        return Reflect.construct(this.callable(request.target), args) as unknown;
      case 'call':
        return Reflect.apply(this.callable(request.target), this.owner(request.target), args) as unknown;
    }
  }

  /** Takes the place of what was loaded before. */
  private load({ modules, main, probe, tensorMb, isShared }: LoadArgs): string[] {
    this.handles.reset();
    runtime.tf.disposeVariables(); // their names may be taken again
    limitTensors(tensorMb);
    if (isShared) this.isUntouched ??= rememberRealm(STUDENT_RUNTIME);
    delete this.modules.student;
    delete this.modules.probe;
    for (const name of Reflect.ownKeys(globalThis))
      if (!this.globals.has(name)) Reflect.deleteProperty(globalThis, name);
    const sources = modules.map(({ name, code }) => ({ name, code: new TextDecoder().decode(code) }));
    const load = loadModules(sources, { '@gradus/runtime': STUDENT_RUNTIME });
    this.modules.student = load(main);
    if (probe !== undefined) this.modules.probe = load(probe);
    return Object.keys(this.modules.student);
  }

  private callable(target: Target): AnyFunction {
    const value = this.resolve(target);
    if (typeof value === 'function') return value as AnyFunction;
    const name = target.path.join('.');
    const missing = value === undefined && 'module' in target;
    throw new TypeError(
      missing ? `the file does not export ${name}: keep the names of the stub` : `${name} is not a function`,
    );
  }

  private resolve(target: Target): unknown {
    return target.path.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], this.root(target));
  }

  private owner(target: Target): unknown {
    return target.path.length === 0 ? undefined : this.resolve({ ...target, path: target.path.slice(0, -1) });
  }

  private root(target: Target): object {
    if ('handle' in target) return this.handles.get(target.handle);
    const module = this.modules[target.module];
    if (!module) throw new Error(`No module "${target.module}" is loaded.`);
    return module;
  }

  private reader(frame: Frame): FrameReader {
    return new FrameReader(
      frame.payload,
      decodeSpecials(this.handles, (reference) => this.dereference(reference)),
    );
  }

  private dereference(reference: Reference): unknown {
    switch (reference.t) {
      case 'handle':
        return this.handles.get(reference.id);
      case 'export':
        return this.resolve({ module: reference.m, path: reference.path });
      case 'callback':
        return (...args: unknown[]) => this.callBack(reference.id, args);
    }
  }

  /** Student code called a function of the judge's: ask, and answer whatever the judge asks in the meantime. */
  private callBack(callback: number, args: unknown[]): unknown {
    this.send((writer) => ({ callback, args: args.map((arg) => writer.value(arg)) }));
    for (;;) {
      const frame = this.channel.receive();
      const message = frame.header as Request;
      if ('returns' in message) {
        const reader = this.reader(frame);
        if ('error' in message) throw reader.value(message.error);
        return reader.value(message.ok);
      }
      this.reply(message.id, refusePromise(this.perform(message, frame)));
    }
  }

  private reply(id: number, outcome: Outcome): void {
    try {
      this.send((writer) =>
        outcome.status === 'returned'
          ? { id, ok: writer.value(outcome.value) }
          : { id, error: errorWire(outcome.error) },
      );
    } catch (error) {
      this.send(() => ({ id, error: errorWire(error) }));
    }
  }

  private send(header: (writer: FrameWriter) => object): void {
    const writer = new FrameWriter(encodeSpecial(this.handles));
    this.channel.send(writer.frame(header(writer)));
  }
}

interface LoadArgs {
  modules: { name: string; code: Uint8Array }[];
  main: string;
  probe?: string;
  /** What all tensors of the student's together may take, in megabytes. */
  tensorMb: number;
  /** Other exercises come after this one, and somebody may ask what it has left behind. */
  isShared?: boolean;
}

async function settle(value: unknown): Promise<Outcome> {
  try {
    return { status: 'returned', value: await value };
  } catch (error) {
    return { status: 'threw', error };
  }
}

function refusePromise(outcome: Outcome): Outcome {
  const isPromise = outcome.status === 'returned' && outcome.value instanceof Promise;
  return isPromise
    ? { status: 'threw', error: new TypeError('an async function cannot be awaited inside a synchronous callback') }
    : outcome;
}
