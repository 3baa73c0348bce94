import type { ClassRequest } from '@gradus/class';
import type { ClassJudge } from '@gradus/judge';
import { type Guarantee, GUARANTEES } from '@gradus/sandbox';
import { ClassProgress } from './class-progress';

/** Exit code of a run that Ctrl-C ended. */
export const INTERRUPTED = 130;

/** What a class run needs of the one who started it. */
export type Running = Required<Pick<ClassRequest, 'judge' | 'signal' | 'onEvent'>>;

/** Does some work with a judge and closes it, under a line that says how far it is. Ctrl-C ends it early, and leaves no process. */
export async function withJudge<T>(judge: ClassJudge, work: (running: Running) => Promise<T>): Promise<T> {
  warnOfHoles(judge.stamp);
  const progress = new ClassProgress(process.stderr);
  const interruption = new AbortController();
  const interrupt = () => {
    interruption.abort();
    void judge.close();
  };
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  try {
    return await work({ judge, signal: interruption.signal, onEvent: (event) => progress.see(event) });
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
    progress.clear();
    await judge.close();
  }
}

/** Answers can do harm where isolation has holes; whoever runs them should know. */
function warnOfHoles({ level, missing }: ClassJudge['stamp']): void {
  if (missing.every((name) => name === 'all-memory')) return; // its own memory has a limit all the same
  const holes = missing.map((name) => `  ${name in GUARANTEES ? GUARANTEES[name as Guarantee].open : name}\n`);
  process.stderr.write(`Isolation is ${level}. An answer in it is not kept from everything:\n${holes.join('')}`);
}
