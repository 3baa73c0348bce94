import { availableParallelism, release, totalmem } from 'node:os';
import type { Phrases } from '../../language/en';
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
export function lookAtComputer(computer: Computer, wanted: string, phrases: Phrases): Finding[] {
  return [
    node(computer, wanted, phrases),
    memory(computer, phrases),
    disk(computer, phrases),
    ...windowsDrive(computer, phrases),
  ];
}

function node({ node: version }: Computer, wanted: string, phrases: Phrases): Finding {
  const oldest = wanted.replace(/^\D+/, '');
  const isOld = version.localeCompare(oldest, 'en', { numeric: true }) < 0;
  if (!isOld) return fine(`Node ${version}`);
  return problem(phrases.nodeOld(version, oldest), phrases.installNode);
}

function memory({ memory: bytes, cores }: Computer, phrases: Phrases): Finding {
  const fact = phrases.memory((bytes / GB).toFixed(1), cores);
  if (bytes >= ENOUGH_MEMORY) return fine(fact);
  return advice(phrases.littleMemory(fact), phrases.oneLessonAtATime);
}

function disk({ freeDisk, root }: Computer, phrases: Phrases): Finding {
  const fact = phrases.disk((freeDisk / GB).toFixed(1), root);
  if (freeDisk >= ENOUGH_DISK) return fine(fact);
  return problem(phrases.littleDisk(fact), phrases.makeRoom);
}

function windowsDrive({ root, release: kernel, platform }: Computer, phrases: Phrases): Finding[] {
  if (platform !== 'linux' || !/microsoft/i.test(kernel) || !root.startsWith('/mnt/')) return [];
  return [advice(phrases.windowsDrive, phrases.cloneIntoLinux)];
}
