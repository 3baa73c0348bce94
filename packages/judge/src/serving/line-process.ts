import { type ChildProcess, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { type Launch, launchProcess } from '@gradus/sandbox';

const LOG_TAIL = 4_000;
const HAS_GROUPS = process.platform !== 'win32';

export interface LineProcessOptions {
  readonly launch: Launch;
  readonly cwd: string;
  readonly onLine: (line: string) => void;
  /** It is gone, with its last words. */
  readonly onEnd: (log: string) => void;
}

const STDIO = ['ignore', 'pipe', 'pipe', 'pipe', 'pipe'] as const;

/** A Node process of ours that is given lines (descriptor 3) and answers with lines (4). Its own processes end with it. */
export class LineProcess {
  private readonly child: ChildProcess;
  private readonly ended: Promise<void>;
  private log = '';

  constructor({ launch, cwd, onLine, onEnd }: LineProcessOptions) {
    // A group of its own: the terminal's Ctrl-C is for the run to handle, and the group can be ended as a whole.
    this.child = launchProcess(launch, STDIO, { cwd, detached: HAS_GROUPS });
    for (const stream of [this.child.stdout!, this.child.stderr!]) {
      stream.setEncoding('utf8').on('data', (text: string) => (this.log = (this.log + text).slice(-LOG_TAIL)));
    }
    this.input.on('error', () => {}); // the end says more
    createInterface({ input: this.child.stdio[4] as Readable, crlfDelay: Infinity }).on('line', onLine);
    this.ended = new Promise((resolve) => {
      const end = (log: string) => {
        onEnd(log);
        resolve();
      };
      this.child.once('error', (error) => end(error.message)).once('close', () => end(this.log));
    });
  }

  send(value: object): void {
    this.input.write(`${JSON.stringify(value)}\n`);
  }

  /** Ends it at once, and all processes that it started. */
  kill(): void {
    const { pid } = this.child;
    if (pid === undefined || this.child.exitCode !== null) return;
    endGroup(pid);
  }

  /** Lets it end by itself, for a while. */
  async close(milliseconds = 2_000): Promise<void> {
    this.input.end();
    const timer = setTimeout(() => this.kill(), milliseconds);
    await this.ended;
    clearTimeout(timer);
  }

  private get input(): Writable {
    return this.child.stdio[3] as Writable;
  }
}

/** Ends a process and all that it started. Windows knows no groups, but who was started by whom. */
function endGroup(pid: number): void {
  try {
    if (HAS_GROUPS) process.kill(-pid, 'SIGKILL');
    else spawnSync('taskkill', ['/pid', String(pid), '/t', '/f'], { stdio: 'ignore', windowsHide: true });
  } catch {
    // it was gone already
  }
}
