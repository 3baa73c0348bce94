import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseWith, type Training, trainingSchema } from '@gradus/contract';

const POLL_MS = 200;

/** Who wants to hear of a run while it is under way. */
export interface RunListener {
  /** An exercise is done. */
  readonly onRecord?: (id: string) => void;
  /** A training has finished an epoch. */
  readonly onTraining?: (id: string, training: Training) => void;
}

/** Looks again and again at what the specs of a run have written, and tells what is new. */
export class RecordsWatch {
  private readonly done = new Set<string>();
  private readonly trainings = new Map<string, string>();
  private readonly timer = setInterval(() => this.look(), POLL_MS);

  constructor(
    private readonly folder: string,
    private readonly listener: RunListener,
  ) {}

  look(): void {
    for (const id of idsOf(this.folder, '.training')) this.lookAtTraining(id);
    for (const id of recordIds(this.folder)) {
      if (this.done.has(id)) continue;
      this.done.add(id);
      this.listener.onRecord?.(id);
    }
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private lookAtTraining(id: string): void {
    if (this.done.has(id)) return;
    const file = join(this.folder, `${id}.training`);
    const text = readFileSync(file, 'utf8');
    if (this.trainings.get(id) === text) return;
    this.trainings.set(id, text);
    this.listener.onTraining?.(id, parseWith(trainingSchema, text, { file }));
  }
}

/** The exercises that are done. */
export function recordIds(folder: string): string[] {
  return idsOf(folder, '.json');
}

function idsOf(folder: string, ending: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith(ending)).map((name) => name.slice(0, -ending.length)); // prettier-ignore
  } catch {
    return []; // nothing is written yet
  }
}
