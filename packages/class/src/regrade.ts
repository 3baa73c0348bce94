import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { JournalLine, Lesson, Results, RunSettings } from '@gradus/contract';
import { changesBetween, type Change } from './changes';
import { type ClassOutcome, type ClassRequest, gradeClass } from './grade-class';
import { type Everybody, everybodyIn, writeGrades } from './grades';
import { readJournal } from './journal';
import { lock } from './lock';
import { OutError } from './out-error';
import { OutFolder, readResults, readSettings } from './out-folder';

/** What a class run is asked for, besides what its folder says. */
export type RegradeRequest = Omit<
  ClassRequest,
  'submissions' | 'roster' | 'seed' | 'backend' | 'language' | 'resume' | 'discardOther'
>;

export interface RegradeOutcome {
  readonly status: ClassOutcome['status'];
  readonly changes: readonly Change[];
  /** For whom the grader or the computer failed; until it does not, nothing can be accepted. */
  readonly failed: readonly Told[];
  /** Who was graded and would be refused today: they keep their grade. */
  readonly kept: readonly Told[];
}

interface Told {
  readonly id: string;
  readonly reason: string;
}

/**
 * Grades the class of a folder again, with its seed and today's lessons and grader, beside the old grades. Nothing of them
 * changes until {@link acceptRegrade}. Goes on with a regrade that was interrupted, unless lessons or grader have changed
 * since: then that one is worth nothing, and another begins.
 */
export async function regrade(request: RegradeRequest): Promise<RegradeOutcome> {
  const begun = settingsOf(request.out);
  const out = draftOf(request.out);
  const { submissions, seed, backend, language, roster } = begun;
  const again = {
    ...request,
    submissions,
    seed,
    backend,
    out,
    ...(language && { language }),
    ...(roster !== undefined && { roster }),
  };
  const { status } = await gradeClass({ ...again, resume: existsSync(join(out, 'run.json')), discardOther: true });
  if (status === 'interrupted') return { status, changes: [], failed: [], kept: [] };
  const [before, after] = [journalIn(request.out), journalIn(out)];
  return {
    status,
    changes: changesOf(request.out, out),
    failed: [...after.values()].flatMap((line) => (line.status === 'infra-error' ? [line] : [])),
    kept: [...after.values()].flatMap((line) => line.status === 'refused' && before.get(line.id)?.status === 'graded' ? [line] : []), // prettier-ignore
  };
}

/** The settings of the run in a folder. @throws {OutError} if there is none */
export function settingsOf(out: string): RunSettings {
  const settings = readSettings(out);
  if (!settings) throw new OutError(`${out} holds no run. Grade first: gradus grade SUBMISSIONS --out ${out}`);
  return settings;
}

/**
 * Makes the grades of a finished regrade those of the folder. Overrides stay. May be repeated after a crash.
 *
 * @throws {OutError} if there is none, or it did not come to its end for everybody
 */
export function acceptRegrade(out: string, lessons: readonly Lesson[]): readonly Change[] {
  const draft = draftOf(out);
  const settings = readSettings(draft);
  if (!settings) throw new OutError(`There is no finished regrade of ${out} to accept. Begin with: gradus regrade ${out}`); // prettier-ignore
  const unlock = lock(join(draft, 'lock'));
  try {
    const everybody = everybodyIn(settings);
    refuseUnfinished(out, everybody);
    const changes = changesOf(out, draft);
    takeOver(out, { draft, settings, everybody, lessons });
    rmSync(draft, { recursive: true, force: true });
    return changes;
  } finally {
    unlock();
  }
}

/** Grades of two kinds in one table are worth less than the old ones. */
function refuseUnfinished(out: string, { entries }: Everybody): void {
  const journal = journalIn(draftOf(out));
  const left = entries.filter(({ id }) => {
    const line = journal.get(id);
    return line === undefined || line.status === 'infra-error';
  });
  if (left.length === 0) return;
  const whom = left.length === 1 ? left[0]!.id : `${left[0]!.id} and ${left.length - 1} more`;
  throw new OutError(`The regrade of ${out} is not finished: ${whom} could not be graded yet. Go on with: gradus regrade ${out}`); // prettier-ignore
}

interface Draft {
  readonly draft: string;
  readonly settings: RunSettings;
  readonly everybody: Everybody;
  readonly lessons: readonly Lesson[];
}

function takeOver(out: string, { draft, settings, everybody, lessons }: Draft): void {
  const folder = OutFolder.reopen(out, settings);
  try {
    for (const id of gradedIn(draft)) folder.finish(readResults(draft, id));
    folder.keepSettings();
    writeGrades(folder, everybody, lessons);
  } finally {
    folder.close();
  }
}

function draftOf(out: string): string {
  return join(out, 'regrade');
}

function changesOf(out: string, draft: string): Change[] {
  const old = new Set(gradedIn(out));
  return gradedIn(draft).flatMap((id) => {
    const before: Results | undefined = old.has(id) ? readResults(out, id) : undefined;
    return changesBetween(before, readResults(draft, id));
  });
}

function gradedIn(folder: string): string[] {
  return [...journalIn(folder).values()].flatMap(({ id, status }) => (status === 'graded' ? [id] : [])).sort(); // prettier-ignore
}

function journalIn(folder: string): ReadonlyMap<string, JournalLine> {
  return readJournal(join(folder, 'journal.jsonl'));
}
