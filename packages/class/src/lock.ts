import { closeSync, fsyncSync, openSync, readFileSync } from 'node:fs';
import { hostname } from 'node:os';
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

/**
 * Makes sure that only one run works in a folder.
 *
 * @returns what opens it again
 * @throws {OutError} if a run that is still alive holds it
 */
export function lock(path: string): () => void {
  if (!create(path)) {
    const holder = readLock(path);
    if (holder !== undefined && !isGone(holder)) throw new OutError(refusal(path, holder));
    removeIfThere(path);
    if (!create(path)) throw new OutError(`Another run has just begun in the same folder (${path}).`);
  }
  return () => removeIfThere(path);
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
  return `Process ${pid}${where} is grading into the same folder. If that is not so, delete ${path}.`;
}
