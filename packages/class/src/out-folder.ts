import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import {
  gpuPoints,
  type JournalLine,
  type Part,
  parseWith,
  partSchema,
  type Remark,
  type Results,
  resultsSchema,
  type RunSettings,
  runSettingsSchema,
  sha256,
} from '@gradus/contract';
import { makeFolder, removeIfThere, removeTornFiles, writeAtomically } from './durable';
import { feedbackOf } from './feedback-of';
import { Journal } from './journal';
import { lock } from './lock';
import { OutError, writing } from './out-error';
import { someOf } from './remark-note';
import { seedOf } from './seed-of';
import { settingsConflict } from './settings';

const FOLDERS = ['', 'results', 'feedback', 'parts'];

interface OpenOptions {
  readonly resume: boolean;
  readonly discardOther?: boolean;
}

/** The folder that a class run writes: settings, journal, results, feedback. One run at a time has it open. */
export class OutFolder {
  private constructor(
    readonly path: string,
    readonly settings: RunSettings,
    private readonly journal: Journal,
    private readonly unlock: () => void,
  ) {}

  /**
   * Begins a run, or goes on with the one that is there; with `discardOther` one with other settings is thrown away.
   *
   * @throws {OutError} if another run is at work, if there is one and `resume` is not asked for, or if it was begun with
   * other settings
   */
  static open(path: string, settings: RunSettings, { resume, discardOther = false }: OpenOptions): OutFolder {
    for (const folder of FOLDERS) {
      writing(join(path, folder), () => makeFolder(join(path, folder)));
    }
    const unlock = lock(join(path, 'lock'));
    try {
      let begun = readSettings(path);
      if (begun && !resume) throw new OutError(`${path} holds a run already. Go on with it: --resume. Or choose another folder.`); // prettier-ignore
      const conflict = begun && settingsConflict(begun, settings);
      if (conflict && !discardOther) throw new OutError(`The run in ${path} cannot go on: ${conflict}`);
      if (conflict) begun = writing(path, () => discardRun(path));
      for (const folder of FOLDERS) removeTornFiles(join(path, folder));
      if (!begun) writeAtomically(join(path, 'run.json'), json(settings));
      return new OutFolder(path, settings, new Journal(join(path, 'journal.jsonl')), unlock);
    } catch (error) {
      unlock();
      throw error;
    }
  }

  /** Opens a run that is there, to fill it with grades that came about with other settings. */
  static reopen(path: string, settings: RunSettings): OutFolder {
    const unlock = lock(join(path, 'lock'));
    try {
      return new OutFolder(path, settings, new Journal(join(path, 'journal.jsonl')), unlock);
    } catch (error) {
      unlock();
      throw error;
    }
  }

  /** The settings are written last: until then a run cannot go on with grades of two kinds. */
  keepSettings(): void {
    this.write('run.json', json(this.settings));
  }

  close(): void {
    this.journal.close();
    this.unlock();
  }

  /** What is known of a submission; nothing if its results are not there or not as they were written. */
  lineOf(id: string): JournalLine | undefined {
    const line = this.journal.get(id);
    const isLost = line?.status === 'graded' && sha256(this.resultsText(id) ?? '') !== line.sha256;
    return isLost ? undefined : line;
  }

  /** Results that were written just before the run ended, without their line in the journal. */
  adopt(id: string): JournalLine | undefined {
    const text = this.journal.get(id) ? undefined : this.resultsText(id);
    if (text === undefined) return undefined;
    const results = readResults(this.path, id);
    const { seed, lessonsHash, machineHash } = results.provenance;
    const { settings } = this;
    const isOurs = lessonsHash === settings.lessonsHash && machineHash === settings.machineHash && seed === seedOf(settings.seed, id); // prettier-ignore
    return isOurs && results.status !== 'infra-error' ? this.note(results, text) : undefined;
  }

  /** Writes what was found out, the journal's line last: whatever has a line is there. */
  finish(results: Results): JournalLine {
    const { id } = results.submission;
    const text = json(results);
    writeAtomically(join(this.path, 'feedback', `${id}.json`), json(feedbackOf(results)));
    writeAtomically(this.resultsFile(id), text);
    const line = this.note(results, text);
    removeIfThere(this.partFile(id));
    return line;
  }

  fail(id: string, reason: string): JournalLine {
    return this.add({ status: 'infra-error', id, reason, at: new Date().toISOString() });
  }

  refuse(id: string, reason: string, remarks: readonly Remark[] = []): JournalLine {
    const line: JournalLine = { status: 'refused', id, reason, ...someOf(remarks), at: new Date().toISOString() };
    const known = this.journal.get(id);
    return known && isSame(known, line) ? known : this.add(line);
  }

  gradedIds(): string[] {
    return this.journal.ids().filter((id) => this.journal.get(id)?.status === 'graded');
  }

  hasPart(id: string): boolean {
    return existsSync(this.partFile(id));
  }

  part(id: string): Part {
    const file = this.partFile(id);
    return parseWith(partSchema, readFileSync(file, 'utf8'), { file });
  }

  keepPart(part: Part): void {
    writeAtomically(this.partFile(part.id), JSON.stringify(part));
  }

  /** Nothing is left to be done. */
  clearParts(): void {
    rmSync(join(this.path, 'parts'), { recursive: true, force: true });
  }

  write(name: string, text: string): void {
    writeAtomically(join(this.path, name), text);
  }

  private note({ submission: { id, remarks }, score, maxScore, status, lessons }: Results, text: string): JournalLine {
    const at = new Date().toISOString();
    if (status === 'infra-error') return this.fail(id, infraReason(lessons));
    const byLesson = Object.fromEntries(lessons.map((lesson) => [lesson.id, lesson.score]));
    const gpu = gpuPoints(lessons);
    const points = { score, maxScore, verdict: status, lessons: byLesson, ...(gpu && { gpu }) };
    return this.add({ status: 'graded', id, sha256: sha256(text), ...points, ...someOf(remarks), at });
  }

  private add(line: JournalLine): JournalLine {
    this.journal.add(line);
    return line;
  }

  private resultsText(id: string): string | undefined {
    const file = this.resultsFile(id);
    return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  }

  private resultsFile(id: string): string {
    return join(this.path, 'results', `${id}.json`);
  }

  private partFile(id: string): string {
    return join(this.path, 'parts', `${id}.json`);
  }
}

/** Whether two lines say the same, at whatever times. */
function isSame(one: JournalLine, other: JournalLine): boolean {
  return isDeepStrictEqual({ ...one, at: '' }, { ...other, at: '' });
}

/** Everything but the lock. The settings last: until then the folder still says what these grades came from. */
function discardRun(path: string): undefined {
  for (const name of ['grades.csv', 'journal.jsonl']) removeIfThere(join(path, name));
  for (const folder of FOLDERS.filter((name) => name !== '')) {
    rmSync(join(path, folder), { recursive: true, force: true });
    makeFolder(join(path, folder));
  }
  removeIfThere(join(path, 'run.json'));
}

/** The settings of the run in a folder; undefined if there is none. */
export function readSettings(path: string): RunSettings | undefined {
  const file = join(path, 'run.json');
  return existsSync(file) ? parseWith(runSettingsSchema, readFileSync(file, 'utf8'), { file }) : undefined;
}

export function readResults(path: string, id: string): Results {
  const file = join(path, 'results', `${id}.json`);
  return parseWith(resultsSchema, readFileSync(file, 'utf8'), { file });
}

function infraReason(lessons: Results['lessons']): string {
  const { id, checks } = lessons.flatMap(({ exercises }) => exercises).find(({ status }) => status === 'infra-error')!;
  return `${id}: ${checks.find(({ status }) => status === 'infra-error')!.message}`;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
