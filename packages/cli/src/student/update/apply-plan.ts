import nodeFs from 'node:fs';
import { dirname, join } from 'node:path';
import {
  finishUpdate,
  FOLDER,
  type Journal,
  JOURNAL,
  type JournalStep,
  type Late,
} from '../../../bin/finish-update.cjs';
import { sha256 } from '@gradus/contract';
import { UsageError } from '../../usage-error';
import type { Step } from './plan-update';

type Disk = typeof nodeFs;

/**
 * Carries a plan out so that it can be interrupted at any point. Copies of what is going to change and everything new are laid
 * down first; the journal that then appears under its name decides that the update takes place, and whoever comes next
 * finishes it. Before that nothing of the course has changed.
 *
 * @param backup folder for copies, from the root
 * @returns files that were saved while this went on
 */
export function applyPlan(root: string, steps: readonly Step[], backup: string, disk: Disk = nodeFs): readonly Late[] {
  if (steps.length === 0) return [];
  makeRoom(root, disk);
  for (const { path, was } of steps) if (was) write(join(root, backup, path), was, disk);
  const journal: Journal = { backup, steps: steps.map((step, i) => stage(root, step, i, disk)) };
  const draft = join(root, `${JOURNAL}.draft`);
  write(draft, Buffer.from(JSON.stringify(journal)), disk);
  disk.renameSync(draft, join(root, JOURNAL));
  return finishUpdate(root, disk)?.late ?? [];
}

/** Two updates at a time would stage into one folder; what a dead one has staged without a journal is worth nothing. */
function makeRoom(root: string, disk: Disk): void {
  const folder = join(root, FOLDER);
  const owner = join(folder, 'process');
  disk.mkdirSync(dirname(folder), { recursive: true });
  try {
    disk.mkdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const other = disk.existsSync(owner) ? Number(disk.readFileSync(owner, 'utf8')) : 0;
    if (other > 0 && other !== process.pid && isAlive(other)) {
      throw new UsageError((phrases) => phrases.updateGoingOn(other, FOLDER));
    } // prettier-ignore
    disk.rmSync(folder, { recursive: true, force: true });
    disk.mkdirSync(folder);
  }
  disk.writeFileSync(owner, String(process.pid));
}

function isAlive(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Names are numbers: they fit where a path in a path would be too long. */
function stage(root: string, step: Step, i: number, disk: Disk): JournalStep {
  const was = step.was && sha256(step.was);
  if (step.do === 'remove') return { do: 'remove', path: step.path, was: was! };
  const file = String(i);
  write(join(root, FOLDER, 'files', file), step.content, disk, step.executable ? 0o755 : 0o644);
  return { do: 'put', path: step.path, file, sha256: sha256(step.content), ...(was && { was }) };
}

function write(path: string, content: Buffer, disk: Disk, mode = 0o644): void {
  disk.mkdirSync(dirname(path), { recursive: true });
  disk.writeFileSync(path, content, { mode, flush: true });
}
