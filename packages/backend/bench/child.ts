import { type Engine, loadEngine } from './engines';
import { WORKLOADS } from './workloads';

/** What a child prints as its last line. */
export interface Runs {
  readonly details: string;
  /** Milliseconds of each run: on the clock, and of all threads of the process together. */
  readonly wall: number[];
  readonly cpu: number[];
}

/** In a process of its own: runs one workload for so many seconds; without a workload, only loads the engine. */
async function main([engine, workload, seconds]: string[]): Promise<void> {
  const { tf, details } = await loadEngine(engine as Engine);
  const runs = workload ? await repeat(WORKLOADS[workload]!(tf), Number(seconds) * 1000) : { wall: [], cpu: [] };
  console.log(JSON.stringify({ details, ...runs } satisfies Runs));
}

/** The first run warms up. Where it alone takes longer than asked for, it is the measurement. */
async function repeat(run: () => Promise<void>, ms: number): Promise<Pick<Runs, 'wall' | 'cpu'>> {
  const first = await time(run);
  const runs = first.wall > ms ? [first] : [];
  for (let spent = first.wall; spent < ms; spent += runs.at(-1)!.wall) runs.push(await time(run));
  return { wall: runs.map(({ wall }) => wall), cpu: runs.map(({ cpu }) => cpu) };
}

async function time(run: () => Promise<void>): Promise<{ wall: number; cpu: number }> {
  const [start, before] = [performance.now(), process.cpuUsage()];
  await run();
  const { user, system } = process.cpuUsage(before);
  return { wall: performance.now() - start, cpu: (user + system) / 1000 };
}

void main(process.argv.slice(2));
