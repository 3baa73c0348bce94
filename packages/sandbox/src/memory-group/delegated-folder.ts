import { accessSync, constants, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A group that an administrator made for us, in either version of the kernel's groups. */
const GIVEN = 'GRADUS_CGROUP';

/**
 * A group in which this process may make others that limit memory: the one that GRADUS_CGROUP names, or for a user what
 * systemd has handed over (cgroup v2). Root may write everywhere, and all the same most of it belongs to systemd; so root is
 * asked to name a group.
 */
export function delegatedFolder(): string | undefined {
  const given = process.env[GIVEN];
  if (given !== undefined) return given;
  if (process.platform !== 'linux' || process.getuid?.() === 0) return undefined;
  try {
    return handedOver(readFileSync('/proc/self/cgroup', 'utf8'), readFileSync('/proc/self/mounts', 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * The nearest group above a process that gives the groups in it limits of memory and may be written to. Processes are only
 * in groups without such groups in them, so its own will not do.
 *
 * @param cgroup `/proc/PID/cgroup`
 * @param mounts `/proc/PID/mounts`
 */
export function handedOver(cgroup: string, mounts: string): string | undefined {
  const own = /^0::(\/.*)$/m.exec(cgroup)?.[1];
  const top = /^\S+ (\S+) cgroup2 /m.exec(mounts)?.[1];
  if (own === undefined || top === undefined) return undefined;
  for (let group = own; ; group = dirname(group)) {
    const folder = join(top, group);
    if (isOurs(folder)) return folder;
    if (group === '/') return undefined;
  }
}

function isOurs(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    accessSync(join(folder, 'cgroup.procs'), constants.W_OK);
    return readFileSync(join(folder, 'cgroup.subtree_control'), 'utf8').split(/\s+/).includes('memory');
  } catch {
    return false;
  }
}
