import { type ChildProcess, spawn, type StdioOptions } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import type { Duplex, Readable } from 'node:stream';
import type { Limits, RunPlan } from '@gradus/contract';
import { type Frame, FrameAssembler, ProtocolError } from '@gradus/contract/protocol';
import { closeInheritedFiles } from './close-inherited-files';
import { InfraError, InvalidValue, WorkerDied } from './errors';

const START_MS = 30_000;
const MEMORY_POLL_MS = 50;
const PAGE_BYTES = 4096;
/** Of the error stream, the end is kept: it says why a process died. */
const ERROR_TAIL = 4_000;

interface Waiting {
  resolve(frame: Frame): void;
  reject(error: Error): void;
}

/** One child process of the untrusted side: frames in and out, output capped, memory watched, killed at a deadline. */
export class WorkerProcess {
  /** Resolves with the worker's first frame. */
  readonly ready: Promise<Frame>;
  /** Resolves when the process is gone and everything that it printed has been read. */
  readonly closed: Promise<void>;
  private readonly child: ChildProcess;
  private readonly requests: Duplex;
  private readonly memoryWatch: NodeJS.Timeout;
  private readonly assembler = new FrameAssembler();
  private waiting: Waiting | undefined;
  private spoke = false;
  private death: Error | undefined;
  private outputBytes = 0;
  private moreMb = 0;
  private kept = '';
  private errorTail = '';

  constructor(
    launch: RunPlan['worker'],
    private readonly limits: Limits,
  ) {
    this.child = start(launch);
    const [, stdout, stderr, requests, replies] = this.child.stdio as [null, Readable, Readable, Duplex, Duplex];
    this.requests = requests;
    for (const pipe of [stdout, stderr, requests, replies]) pipe.on('error', () => {}); // the exit says more
    stdout.setEncoding('utf8').on('data', (text: string) => this.keepOutput(text));
    stderr.setEncoding('utf8').on('data', (text: string) => this.keepErrors(text));
    replies.on('data', (chunk: Buffer) => this.receive(chunk));
    this.child.on('error', (error) => this.die(new InfraError(`The worker cannot be started: ${error.message}`)));
    this.child.on('close', (code, signal) => this.die(this.causeOfExit(code, signal)));
    this.closed = new Promise((resolve) => this.child.on('close', () => resolve()));
    this.memoryWatch = setInterval(() => this.watchMemory(), MEMORY_POLL_MS).unref();
    const startMs = Math.max(START_MS, limits.callMs); // it may wait for a debugger
    this.ready = this.next(startMs, () => new InfraError(`The worker did not start within ${startMs / 1000} s.`));
    this.ready.catch(() => {});
  }

  /** So much memory is not the student's. */
  allowMore(megabytes: number): void {
    this.moreMb = megabytes;
  }

  get dead(): boolean {
    return this.death !== undefined;
  }

  /** What the student printed since it was last asked for, at most the kept part; the count of bytes begins anew. */
  takeOutput(): string {
    const { kept } = this;
    [this.kept, this.outputBytes] = ['', 0];
    return kept;
  }

  /** Resolves once what was printed before the last answer has been read: it lies in the pipes by then. */
  async drained(): Promise<void> {
    for (let seen = -1; seen !== this.outputBytes;) {
      seen = this.outputBytes;
      for (let turn = 0; turn < 2; turn++) await new Promise((resolve) => setImmediate(resolve));
    }
  }

  send(frame: Buffer): void {
    if (this.death) throw this.death;
    this.requests.write(frame);
  }

  /**
   * The worker's next frame.
   *
   * @param late what to say when the time is over; the worker is killed then
   * @throws {WorkerDied} when the deadline passes or the worker ends
   */
  next(milliseconds: number, late: () => Error): Promise<Frame> {
    return new Promise((resolve, reject) => {
      if (milliseconds <= 0) this.kill(late()); // a timer may come after a quick answer
      if (this.death) return reject(this.death);
      const timer = setTimeout(() => this.kill(late()), Math.max(1, milliseconds));
      const settle =
        <T>(done: (value: T) => void) =>
        (value: T) => {
          clearTimeout(timer);
          this.waiting = undefined;
          done(value);
        };
      this.waiting = { resolve: settle(resolve), reject: settle(reject) };
    });
  }

  kill(reason: Error): void {
    this.die(reason);
    this.child.kill('SIGKILL');
  }

  /** The worker speaks only when asked, and one frame: any other byte is the submission's and ends it. */
  private receive(chunk: Buffer): void {
    try {
      if (!this.waiting) throw new ProtocolError('bytes that nobody asked for');
      const frame = this.assembler.add(chunk);
      if (!frame) return;
      this.spoke = true;
      this.waiting.resolve(frame);
    } catch (error) {
      this.kill(new InvalidValue((phrases) => phrases.wroteToChannel((error as Error).message)));
    }
  }

  private keepOutput(text: string): void {
    this.outputBytes += Buffer.byteLength(text);
    if (this.kept.length < this.limits.outputKept) this.kept = (this.kept + text).slice(0, this.limits.outputKept);
    if (this.outputBytes > this.limits.outputBytes) {
      this.kill(new WorkerDied('output-limit', (phrases) => phrases.printed(megabytes(this.limits.outputBytes))));
    }
  }

  private keepErrors(text: string): void {
    this.errorTail = (this.errorTail + text).slice(-ERROR_TAIL);
    this.keepOutput(text);
  }

  private watchMemory(): void {
    const resident = residentBytes(this.child.pid);
    if (resident !== undefined && resident > (this.limits.residentMb + this.moreMb) * 2 ** 20) {
      this.kill(new WorkerDied('memory-limit', (phrases) => phrases.usedMemory(this.limits.residentMb)));
    }
  }

  private causeOfExit(code: number | null, signal: string | null): WorkerDied {
    if (/heap out of memory|Array buffer allocation failed/.test(this.errorTail)) {
      return new WorkerDied('memory-limit', (phrases) => phrases.usedHeap(this.limits.heapMb));
    }
    const by = signal ?? signalOf(code);
    if (by) return new WorkerDied('crash', (phrases) => phrases.endedBySignal(by));
    const thrown = /^(\w*Error: .*)$/m.exec(this.errorTail)?.[1];
    if (code !== 0 && thrown) return new WorkerDied('crash', (phrases) => phrases.endedByError(thrown));
    return new WorkerDied('crash', (phrases) => phrases.endedEarly(code));
  }

  /** Before its first frame a worker has seen nothing of the student's, so an early death is not the student's fault. */
  private die(reason: Error): void {
    if (this.death) return;
    const early = !this.spoke && !(reason instanceof InfraError);
    this.death = early ? new InfraError(`The worker ended before it was ready. ${reason.message}`) : reason;
    clearInterval(this.memoryWatch);
    this.waiting?.reject(this.death);
  }
}

/** 3 and 4 are the border, then come the files that the command wants to find open. */
function start({ command, args, env, files = [] }: RunPlan['worker']): ChildProcess {
  closeInheritedFiles();
  const open = files.map((file) => openSync(file, 'r'));
  try {
    const stdio: StdioOptions = ['ignore', 'pipe', 'pipe', 'pipe', 'pipe', ...open];
    return spawn(command, args, { stdio, env, windowsHide: true });
  } finally {
    open.forEach((file) => closeSync(file));
  }
}

/** A sandbox reports the signal that ended what was inside as an exit code above 128, as shells do. */
function signalOf(code: number | null): string | undefined {
  return Object.entries(constants.signals).find(([, number]) => code === 128 + number)?.[0];
}

function megabytes(bytes: number): number {
  return Math.round((bytes / 2 ** 20) * 10) / 10;
}

/** Resident memory where the system has /proc; elsewhere the heap limit alone holds. */
function residentBytes(pid: number | undefined): number | undefined {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * PAGE_BYTES;
  } catch {
    return undefined;
  }
}
