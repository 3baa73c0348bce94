import { appendFileSync, closeSync, fstatSync, mkdirSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { ContractError, parseWith } from '@gradus/contract';
import { type Assignment, nameOf } from '@gradus/judge';
import { z } from 'zod';

/** Where a student's progress is kept, from the course's root. */
export const PROGRESS_FILE = '.gradus/progress.jsonl';

const about = { at: z.iso.datetime(), exercise: z.string().regex(/^[a-z0-9-]+\/[A-Za-z0-9]+$/, 'must look like "softmax/softmax"') }; // prettier-ignore
const entrySchema = z.discriminatedUnion('did', [
  z.strictObject({ ...about, did: z.literal('hint'), level: z.int().min(1).max(3) }),
  z.strictObject({ ...about, did: z.literal('pass'), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  z.strictObject({ ...about, did: z.literal('give-up') }),
  z.strictObject({ ...about, did: z.literal('reset'), backup: z.string() }),
]);
type Entry = z.infer<typeof entrySchema>;
/** What can happen to an exercise. */
export type Event = Entry extends infer E ? (E extends Entry ? Omit<E, 'at' | 'exercise'> : never) : never;

/**
 * What a student has done, from `.gradus/progress.jsonl`: one line for each event, only ever appended to. So two commands
 * at a time lose nothing, and of a line that a crash cut off only that event is missing. Exercises go by lesson and name,
 * since numbers move when exercises are added; the manifest's `formerly` tells of other names they had.
 */
export class Progress {
  private readonly entries: readonly Entry[];

  private constructor(
    private readonly root: string,
    entries: readonly Entry[],
  ) {
    this.entries = entries;
  }

  /** @throws {ContractError} naming the line if somebody edited it into something else */
  static read(root: string): Progress {
    return new Progress(root, readLines(root).flatMap(parseLine));
  }

  /** How many hints were shown, 0 to 3. */
  hints(assignment: Assignment): number {
    return Math.max(0, ...this.of(assignment).map((entry) => (entry.did === 'hint' ? entry.level : 0)));
  }

  /** Whether it ever passed; with the hash of a text, whether this text did. */
  hasPassed(assignment: Assignment, sha256?: string): boolean {
    return this.of(assignment).some(
      (entry) => entry.did === 'pass' && (sha256 === undefined || entry.sha256 === sha256),
    );
  }

  gaveUp(assignment: Assignment): boolean {
    return this.of(assignment).some(({ did }) => did === 'give-up');
  }

  /** Writes down that something happened, now. */
  add(assignment: Assignment, event: Event): Progress {
    const entry = { at: new Date().toISOString(), exercise: nameOf(assignment), ...event } as Entry;
    append(join(this.root, PROGRESS_FILE), `${JSON.stringify(entry)}\n`);
    return new Progress(this.root, [...this.entries, entry]);
  }

  /** Writes down that a text passed, unless that is known. */
  addPass(assignment: Assignment, sha256: string): Progress {
    return this.hasPassed(assignment, sha256) ? this : this.add(assignment, { did: 'pass', sha256 });
  }

  private of(assignment: Assignment): Entry[] {
    const names = [nameOf(assignment), ...(assignment.exercise.formerly ?? [])];
    return this.entries.filter(({ exercise }) => names.includes(exercise));
  }
}

function readLines(root: string): string[] {
  try {
    return readFileSync(join(root, PROGRESS_FILE), 'utf8').split('\n');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** No JSON is what an interrupted command left; other JSON was put there by somebody. */
function parseLine(line: string, i: number): Entry[] {
  if (!isJson(line)) return [];
  try {
    return [parseWith(entrySchema, line, { file: `${PROGRESS_FILE}, line ${i + 1},` })];
  } catch (error) {
    if (!(error instanceof ContractError)) throw error;
    throw new ContractError(`${error.message}\nDelete the line and run the command again.`, { cause: error });
  }
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

/** A line that was cut off ends here, so that it takes no other with it. */
function append(path: string, line: string): void {
  mkdirSync(join(path, '..'), { recursive: true });
  appendFileSync(path, endsInLine(path) ? line : `\n${line}`);
}

function endsInLine(path: string): boolean {
  const file = openSync(path, 'a+');
  try {
    const { size } = fstatSync(file);
    const last = Buffer.alloc(1);
    return size === 0 || (readSync(file, last, 0, 1, size - 1) === 1 && last.toString() === '\n');
  } finally {
    closeSync(file);
  }
}
