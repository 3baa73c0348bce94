import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Duplex, Readable } from 'node:stream';
import type { Limits, RunPlan } from '@gradus/contract';
import { type Frame, frameLength, ProtocolError, unpackFrame } from '@gradus/contract/protocol';
import { InfraError, InvalidValue, WorkerDied } from './errors';

const START_MS = 30_000;
const MEMORY_POLL_MS = 50;
const PAGE_BYTES = 4096;

interface Waiting {
  resolve(frame: Frame): void;
  reject(error: Error): void;
}

/** One child process of the untrusted side: frames in and out, output capped, memory watched, killed at a deadline. */
export class WorkerProcess {
  /** Resolves with the worker's first frame. */
  readonly ready: Promise<Frame>;
  private readonly child: ChildProcess;
  private readonly requests: Duplex;
  private readonly memoryWatch: NodeJS.Timeout;
  private waiting: Waiting | undefined;
  private received: Buffer[] = [];
  private death: Error | undefined;
  private outputBytes = 0;
  private kept = '';
  private errorTail = '';

  constructor(
    launch: RunPlan['worker'],
    private readonly limits: Limits,
  ) {
    this.child = spawn(launch.command, launch.args, {
      stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe'],
      env: launch.env,
      windowsHide: true,
    });
    const [, stdout, stderr, requests, replies] = this.child.stdio as [null, Readable, Readable, Duplex, Duplex];
    this.requests = requests;
    requests.on('error', () => {}); // the worker's death is noticed by its exit
    stdout.on('data', (chunk: Buffer) => this.keepOutput(chunk));
    stderr.on('data', (chunk: Buffer) => this.keepErrors(chunk));
    replies.on('data', (chunk: Buffer) => this.receive(chunk));
    this.child.on('error', (error) => this.die(new InfraError(`The worker cannot be started: ${error.message}`)));
    this.child.on('close', (code, signal) => this.die(this.causeOfExit(code, signal)));
    this.memoryWatch = setInterval(() => this.watchMemory(), MEMORY_POLL_MS).unref();
    this.ready = this.next(START_MS, 'starting');
    this.ready.catch(() => {});
  }

  get dead(): boolean {
    return this.death !== undefined;
  }

  /** What the student printed so far, at most the kept part. */
  get output(): string {
    return this.kept;
  }

  send(frame: Buffer): void {
    if (this.death) throw this.death;
    this.requests.write(frame);
  }

  /**
   * The worker's next frame.
   *
   * @throws {WorkerDied} when the deadline passes or the worker ends
   */
  next(milliseconds: number, doing: string, allowedMs = milliseconds): Promise<Frame> {
    return new Promise((resolve, reject) => {
      if (this.death) return reject(this.death);
      const timer = setTimeout(() => this.kill(timedOut(doing, allowedMs)), Math.max(1, milliseconds));
      const settle =
        <T>(done: (value: T) => void) =>
        (value: T) => {
          clearTimeout(timer);
          this.waiting = undefined;
          done(value);
        };
      this.waiting = { resolve: settle(resolve), reject: settle(reject) };
      this.deliver();
    });
  }

  kill(reason: Error): void {
    this.die(reason);
    this.child.kill('SIGKILL');
  }

  private receive(chunk: Buffer): void {
    this.received.push(chunk);
    this.deliver();
  }

  /** Hands over a complete frame if somebody waits for one; a frame nobody asked for ends the worker. */
  private deliver(): void {
    try {
      const frame = this.takeFrame();
      if (!frame) return;
      if (!this.waiting) throw new ProtocolError('spoke out of turn');
      this.waiting.resolve(frame);
    } catch (error) {
      this.kill(new InvalidValue(`The submission wrote to the judge's channel itself (${(error as Error).message}).`));
    }
  }

  private takeFrame(): Frame | undefined {
    if (this.received.length > 1 && this.received[0]!.length < 8) this.received = [Buffer.concat(this.received)];
    const length = this.received[0] && frameLength(this.received[0]);
    if (length === undefined || this.received.reduce((sum, chunk) => sum + chunk.length, 0) < length) return undefined;
    const bytes = Buffer.concat(this.received);
    const rest = bytes.subarray(length);
    this.received = rest.length > 0 ? [rest] : [];
    return unpackFrame(bytes.subarray(0, length));
  }

  private keepOutput(chunk: Buffer): void {
    this.outputBytes += chunk.length;
    this.kept = (this.kept + chunk.toString('utf8')).slice(0, this.limits.outputKept);
    if (this.outputBytes > this.limits.outputBytes) {
      this.kill(new WorkerDied('output-limit', `The code printed more than ${megabytes(this.limits.outputBytes)} MB.`));
    }
  }

  private keepErrors(chunk: Buffer): void {
    this.errorTail = (this.errorTail + chunk.toString('utf8')).slice(-4_000);
    this.keepOutput(chunk);
  }

  private watchMemory(): void {
    const resident = residentBytes(this.child.pid);
    if (resident !== undefined && resident > this.limits.residentMb * 2 ** 20) {
      this.kill(new WorkerDied('memory-limit', `The code used more than ${this.limits.residentMb} MB of memory.`));
    }
  }

  private causeOfExit(code: number | null, signal: string | null): WorkerDied {
    if (/heap out of memory|Array buffer allocation failed/.test(this.errorTail)) {
      return new WorkerDied('memory-limit', `The code used more than ${this.limits.heapMb} MB of JavaScript memory.`);
    }
    if (signal) return new WorkerDied('crash', `The code ended its process (signal ${signal}).`);
    const thrown = /^(\w*Error: .*)$/m.exec(this.errorTail)?.[1];
    if (code !== 0 && thrown) return new WorkerDied('crash', `The code ended its process: ${thrown}`);
    const why = 'It called process.exit(), or awaits a promise that never settles.';
    return new WorkerDied('crash', `The code ended its process (exit code ${code}) before it answered. ${why}`);
  }

  private die(reason: Error): void {
    if (this.death) return;
    this.death = reason;
    clearInterval(this.memoryWatch);
    this.waiting?.reject(reason);
  }
}

function timedOut(doing: string, ms: number): WorkerDied {
  return new WorkerDied(
    'timeout',
    `${doing} did not finish within ${Math.round(ms / 100) / 10} s. Is there a loop that never ends?`,
  );
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
