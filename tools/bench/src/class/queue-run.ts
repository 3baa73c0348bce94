import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Pace, timed } from './pace';

const PROGRAMS = ['valkey-server', 'redis-server'];
const START_MS = 10_000;

export interface QueueRun {
  readonly root: string;
  readonly lessons: readonly string[];
  readonly submissions: string;
  readonly count: number;
  readonly folder: string;
  readonly jobs: number;
}

/** The same through a queue: a server, a station and a run on this computer, as whole commands. Undefined without a server. */
export async function queueRun({
  root,
  lessons,
  submissions,
  count,
  folder,
  jobs,
}: QueueRun): Promise<Pace | undefined> {
  const program = PROGRAMS.find(isInstalled);
  if (!program) return undefined;
  const socket = join(folder, 'redis.sock');
  const url = `redis+unix://${socket}`;
  const out = join(folder, 'queued');
  const server = spawn(program, ['--port', '0', '--unixsocket', socket, '--save', ''], {
    cwd: folder,
    stdio: 'ignore',
  });
  const gradus = (...args: string[]) => {
    return spawn(process.execPath, [join(root, 'packages/cli/bin/gradus.cjs'), ...args, '--queue', url], {
      cwd: root,
      stdio: 'ignore',
    });
  };
  let station: ChildProcess | undefined;
  try {
    for (let waited = 0; !existsSync(socket) && waited < START_MS; waited += 50) await sleep(50);
    station = gradus('worker', '--jobs', String(jobs));
    return await timed(count, async () => {
      const run = gradus('grade', submissions, '--out', out, '--seed', '1', '--lessons', lessons.join());
      const [code] = (await once(run, 'exit')) as [number];
      const graded = code === 0 ? readFileSync(join(out, 'grades.csv'), 'utf8').match(/,graded,/g)?.length : 0;
      if (graded !== count) throw new Error(`The run from the queue ended with ${code} and ${graded} grades.`);
    });
  } finally {
    await end(station);
    await end(server);
  }
}

async function end(process: ChildProcess | undefined): Promise<void> {
  if (!process || process.exitCode !== null) return;
  process.kill('SIGTERM');
  await once(process, 'exit');
}

function isInstalled(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
