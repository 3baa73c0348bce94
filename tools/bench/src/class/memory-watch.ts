import { readdirSync, readFileSync } from 'node:fs';

const PAGE_BYTES = 4096;

/** Resident memory in bytes after so many submissions. */
export interface Sample {
  readonly done: number;
  /** Of the run itself. */
  readonly run: number;
  /** Of each judge process, by its number. */
  readonly judges: ReadonlyMap<number, number>;
}

/** What the run and its judge processes take now. */
export function sampleMemory(done: number): Sample {
  const judges = childrenOf(process.pid).filter((pid) => read(pid, 'cmdline').includes('serve.config.cjs'));
  return { done, run: resident(process.pid), judges: new Map(judges.map((pid) => [pid, resident(pid)])) };
}

function childrenOf(parent: number): number[] {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number); // prettier-ignore
  return processes.filter((pid) => new RegExp(`^PPid:\\s+${parent}$`, 'm').test(read(pid, 'status')));
}

function resident(pid: number): number {
  return Number(read(pid, 'statm').split(' ')[1] ?? 0) * PAGE_BYTES;
}

/** Nothing of a process that has ended. */
function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
