import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram } from '../find-program';
import { delegatedFolder } from './delegated-folder';

const MB = 2 ** 20;
const SWEEP_MS = 1000;
const TRIAL_MB = 64;
const TRIAL_MS = 20_000;

/**
 * Makes a group named by the process, gives it its limit, goes into it, and becomes the program. Another process may have
 * swept the empty group away in between: then once more. What cannot go into its group does not start.
 */
const ENTER = `
group="$0/$$"; limit="$1"; knob="$2"; mkdir="$3"; shift 3
enter() { { [ -d "$group" ] || "$mkdir" "$group"; } && echo "$limit" > "$group/$knob" && echo $$ > "$group/cgroup.procs"; }
for attempt in 1 2 3; do
  if enter 2> /dev/null; then exec "$@"; fi
done
echo "Error: The process cannot go into the memory group $group." >&2
exit 1`;

/** A program that takes twice what it may, really: it writes to every page. Or nothing. */
const TAKE = (megabytes: number) =>
  `for (let i = 0, kept = []; i < ${megabytes}; i++) kept.push(Buffer.alloc(${MB}, 1)); console.log('alive')`;

/** Groups of the kernel that limit all memory of a process: what the kernel keeps for it, and files in memory, too. */
export interface MemoryGroups {
  readonly folder: string;
  /** What comes first in a command line, so that it runs in a group of its own. */
  enter(megabytes: number): string[];
}

let found: { groups: MemoryGroups | undefined } | undefined;

/** Groups that this process may make; looked for, and tried out, once. Undefined where there are none, as on most machines. */
export function memoryGroups(): MemoryGroups | undefined {
  found ??= { groups: findGroups(delegatedFolder()) };
  return found.groups;
}

/** @param parent a group in which this process may make others */
export function findGroups(parent: string | undefined): MemoryGroups | undefined {
  const [shell, maker] = [findProgram('sh'), findProgram('mkdir')];
  if (parent === undefined || shell === undefined || maker === undefined) return undefined;
  try {
    const groups = groupsIn(parent, shell, maker);
    return limits(groups) ? groups : undefined;
  } catch {
    return undefined; // not ours to write to
  }
}

function groupsIn(parent: string, shell: string, maker: string): MemoryGroups {
  sweepDead(parent);
  const folder = join(parent, `gradus-${process.pid}`);
  if (!existsSync(folder)) mkdirSync(folder); // recursively, Node would never end in /proc
  if (!existsSync(join(folder, 'cgroup.procs'))) {
    rmdirSync(folder);
    throw new Error(`${parent} is a folder, but no group of the kernel's.`);
  }
  const isSecondVersion = existsSync(join(folder, 'cgroup.subtree_control'));
  if (isSecondVersion)
    for (const group of [parent, folder]) writeFileSync(join(group, 'cgroup.subtree_control'), '+memory');
  const knob = isSecondVersion ? 'memory.max' : 'memory.limit_in_bytes';
  setInterval(() => sweep(folder), SWEEP_MS).unref();
  process.once('exit', () => remove(folder));
  return { folder, enter: (megabytes) => [shell, '-c', ENTER, folder, String(megabytes * MB), knob, maker] };
}

/** By trying: one program is ended by the limit, another one is not. */
function limits(groups: MemoryGroups): boolean {
  const run = (megabytes: number) => {
    const [command, ...args] = [...groups.enter(TRIAL_MB), process.execPath, '-e', TAKE(megabytes)];
    return spawnSync(command!, args, { encoding: 'utf8', timeout: TRIAL_MS });
  };
  const [control, greedy] = [run(0), run(2 * TRIAL_MB)];
  return control.stdout === 'alive\n' && greedy.stdout === '' && greedy.signal === 'SIGKILL';
}

/** Groups of workers that have ended; the kernel keeps those that are in use. */
function sweep(folder: string): void {
  for (const name of foldersIn(folder)) removeIfEmpty(join(folder, name));
}

/** What killed runs left. */
function sweepDead(parent: string): void {
  for (const name of foldersIn(parent)) {
    const pid = /^gradus-(\d+)$/.exec(name)?.[1];
    if (pid !== undefined && !existsSync(`/proc/${pid}`)) remove(join(parent, name));
  }
}

function remove(folder: string): void {
  sweep(folder);
  removeIfEmpty(folder);
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // somebody is in it
  }
}

function foldersIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
  } catch {
    return [];
  }
}
