import { availableParallelism, release, totalmem } from 'node:os';
import { advice, fine, type Finding, problem } from './finding';

const GB = 2 ** 30;
/** A worker may take 768 MB of data besides the judge. */
const ENOUGH_MEMORY = 2 * GB;
const ENOUGH_DISK = GB / 4;

/** What is looked at, so that other computers can be made up. */
export interface Computer {
  readonly node: string;
  readonly cores: number;
  readonly memory: number;
  readonly freeDisk: number;
  readonly platform: NodeJS.Platform;
  readonly release: string;
  readonly root: string;
}

export function thisComputer(root: string, freeDisk: number): Computer {
  const limit = process.constrainedMemory?.() || Infinity; // of a container; 0 or huge if there is none
  return {
    node: process.versions.node,
    cores: availableParallelism(),
    memory: Math.min(totalmem(), limit),
    freeDisk,
    platform: process.platform,
    release: release(),
    root,
  };
}

/**
 * Node, processor, memory, disk, and where the course lies.
 *
 * @param wanted the oldest Node that does, as in `package.json`: `>=20.19.0`
 */
export function lookAtComputer(computer: Computer, wanted: string): Finding[] {
  return [node(computer, wanted), memory(computer), disk(computer), ...windowsDrive(computer)];
}

function node({ node: version }: Computer, wanted: string): Finding {
  const oldest = wanted.replace(/^\D+/, '');
  const isOld = version.localeCompare(oldest, 'en', { numeric: true }) < 0;
  if (!isOld) return fine(`Node ${version}`);
  return problem(`Node ${version} is too old: ${oldest} or newer is needed.`, 'Install it from https://nodejs.org.');
}

function memory({ memory: bytes, cores }: Computer): Finding {
  const fact = `${(bytes / GB).toFixed(1)} GB of memory, ${cores} ${cores === 1 ? 'core' : 'cores'}`;
  if (bytes >= ENOUGH_MEMORY) return fine(fact);
  return advice(`${fact}: trainings may run out of memory.`, 'Grade one lesson at a time: npm test -- 4.');
}

function disk({ freeDisk, root }: Computer): Finding {
  const fact = `${(freeDisk / GB).toFixed(1)} GB free where ${root} is`;
  if (freeDisk >= ENOUGH_DISK) return fine(fact);
  return problem(`${fact}: verdicts cannot be kept.`, 'Make room there, then run the command again.');
}

function windowsDrive({ root, release: kernel, platform }: Computer): Finding[] {
  if (platform !== 'linux' || !/microsoft/i.test(kernel) || !root.startsWith('/mnt/')) return [];
  return [
    advice(
      'The course lies on a drive of Windows: reading it from Linux is slow, and saved files are not announced.',
      'Clone it into your Linux home folder, or set CHOKIDAR_USEPOLLING=1 for gradus watch.',
    ),
  ];
}
