import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const MAIN = join(__dirname, 'station-main.ts');

/** A station in a process of its own. */
export class Station {
  readonly lines: string[] = [];
  private readonly process: ChildProcess;

  constructor(url: string, ms: number) {
    const jiti = JSON.stringify(require.resolve('jiti'));
    const code = `require(${jiti}).createJiti(${JSON.stringify(MAIN)})(${JSON.stringify(MAIN)}).main(process.argv.slice(1))`;
    this.process = spawn(process.execPath, ['-e', code, url, String(ms)], { stdio: ['ignore', 'pipe', 'inherit'] });
    this.process.stdout!.on('data', (chunk: Buffer) => this.lines.push(...chunk.toString('utf8').trim().split('\n')));
  }

  count(line: string): number {
    return this.lines.filter((other) => other === line).length;
  }

  /** @returns the exit code, or the signal that ended it */
  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<unknown> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return undefined;
    const ended = once(this.process, 'exit');
    this.process.kill(signal);
    const [code, by] = (await ended) as [number | null, string | null];
    return code ?? by;
  }
}
