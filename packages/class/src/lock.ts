import { closeSync, fsyncSync, openSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { removeIfThere, writeAll } from './durable';
import { OutError, writing } from './out-error';

const lockSchema = z.strictObject({
  pid: z.int(),
  host: z.string(),
  /** When the process began, where the system tells; a number that was given to another process since means nothing. */
  born: z.string().optional(),
});
type Lock = z.infer<typeof lockSchema>;

/** The file's time of change is the run's last sign of life. */
const BEAT_MS = 5_000;
/** After so much silence a run on another computer is taken for dead by those who only look. */
const SILENT_MS = 60_000;
/** A lock without content is being written, or its writer was killed in between. */
const WRITING_MS = 5_000;

/**
 * Makes sure that only one run works in a folder.
 *
 * @returns what opens it again
 * @throws {OutError} if a run that is still alive holds it
 */
export function lock(path: string): () => void {
  take(path);
  const beat = setInterval(() => touch(path), BEAT_MS).unref();
  return () => {
    clearInterval(beat);
    removeIfThere(path);
  };
}

/**
 * A dead lock is taken away by whoever holds the lock on doing so, after another look: of many that find it at once, none
 * takes away the new lock of another. Who is killed amid this leaves a dead lock on it, too.
 */
function take(path: string): void {
  if (create(path)) return;
  refuseLiving(path);
  const removal = `${path}.removal`;
  take(removal);
  try {
    if (refuseLiving(path) === 'dead') removeIfThere(path);
  } finally {
    removeIfThere(removal);
  }
  if (!create(path)) throw justBegun(path);
}

/** Whether a run works in a folder, for those who only look. */
export type Life =
  | { readonly status: 'running' }
  /** Its process was killed, or its computer went down. */
  | { readonly status: 'dead'; readonly lastSign: Date }
  /** Nobody has begun, or whoever had has ended properly. */
  | { readonly status: 'none' };

export function lifeOfRun(out: string): Life {
  const path = join(out, 'lock');
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return { status: 'none' };
  const holder = readLock(path);
  const isSilent = Date.now() - stats.mtimeMs > SILENT_MS;
  const isDead = holder === undefined || holder.host !== hostname() ? isSilent : isGone(holder);
  return isDead ? { status: 'dead', lastSign: stats.mtime } : { status: 'running' };
}

/** @returns false if there is one already */
function create(path: string): boolean {
  return writing(path, () => {
    const file = openIfNew(path);
    if (file === undefined) return false;
    try {
      writeAll(file, JSON.stringify({ pid: process.pid, host: hostname(), born: bornAt(process.pid) } satisfies Lock));
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    return true;
  });
}

function openIfNew(path: string): number | undefined {
  try {
    return openSync(path, 'wx', 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return undefined;
    throw error;
  }
}

/** @throws {OutError} if it is that of a run that may be alive */
function refuseLiving(path: string): 'dead' | 'none' {
  const holder = readLock(path);
  if (holder !== undefined && !isGone(holder)) throw new OutError(refusal(path, holder));
  if (holder !== undefined) return 'dead';
  const age = ageMs(path);
  if (age !== undefined && age < WRITING_MS) throw justBegun(path);
  return age === undefined ? 'none' : 'dead';
}

function justBegun(path: string): OutError {
  return new OutError(`Another run has just begun in the same folder (${path}).`);
}

/** Undefined if there is none. */
function ageMs(path: string): number | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats && Date.now() - stats.mtimeMs;
}

/** That the folder cannot be written to shows where grades are. */
function touch(path: string): void {
  try {
    utimesSync(path, new Date(), new Date());
  } catch {
    return;
  }
}

/** Undefined if it was never written to the end. */
function readLock(path: string): Lock | undefined {
  try {
    return lockSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined;
  }
}

/** Only of this computer's processes it can be known. */
function isGone({ pid, host, born }: Lock): boolean {
  if (host !== hostname()) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return true;
  }
  return born !== bornAt(pid);
}

/** Field 22 of /proc/PID/stat, counted behind the program's name, which may contain anything. */
function bornAt(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

function refusal(path: string, { pid, host }: Lock): string {
  const where = host === hostname() ? '' : ` on ${host}`;
  const lastSign = statSync(path, { throwIfNoEntry: false })?.mtime.toISOString();
  const seen = where === '' || lastSign === undefined ? '' : ` (last sign of life ${lastSign})`;
  return `Process ${pid}${where} is grading into the same folder${seen}. If that is not so, delete ${path}.`;
}
