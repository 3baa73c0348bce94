import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Lesson, Results, RunSettings } from '@gradus/contract';
import { changesBetween, type Change } from './changes';
import { type ClassOutcome, type ClassRequest, gradeClass } from './grade-class';
import { everybodyIn, writeGrades } from './grades';
import { OutError } from './out-error';
import { OutFolder, readResults, readSettings } from './out-folder';

/** What a class run is asked for, besides what its folder says. */
export type RegradeRequest = Omit<ClassRequest, 'submissions' | 'roster' | 'seed' | 'backend' | 'language' | 'resume'>;

export interface RegradeOutcome {
  readonly status: ClassOutcome['status'];
  readonly changes: readonly Change[];
}

/**
 * Grades the class of a folder again, with its seed and today's lessons and grader, beside the old grades. Nothing of them
 * changes until {@link acceptRegrade}.
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
  const { status } = await gradeClass({ ...again, resume: existsSync(join(out, 'run.json')) });
  return { status, changes: status === 'complete' ? changesOf(request.out, out) : [] };
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
 * @throws {OutError} if there is none
 */
export function acceptRegrade(out: string, lessons: readonly Lesson[]): readonly Change[] {
  const draft = draftOf(out);
  const settings = readSettings(draft);
  if (!settings || !existsSync(join(draft, 'grades.csv'))) {
    throw new OutError(`There is no finished regrade of ${out} to accept. Begin with: gradus regrade ${out}`);
  }
  const everybody = everybodyIn(settings);
  const changes = changesOf(out, draft);
  const folder = OutFolder.reopen(out, settings);
  try {
    for (const id of idsOf(draft)) folder.finish(readResults(draft, id));
    folder.keepSettings();
    writeGrades(folder, everybody, lessons);
  } finally {
    folder.close();
  }
  rmSync(draft, { recursive: true, force: true });
  return changes;
}

function draftOf(out: string): string {
  return join(out, 'regrade');
}

function changesOf(out: string, draft: string): Change[] {
  const old = new Set(idsOf(out));
  return idsOf(draft).flatMap((id) => {
    const before: Results | undefined = old.has(id) ? readResults(out, id) : undefined;
    return changesBetween(before, readResults(draft, id));
  });
}

function idsOf(folder: string): string[] {
  const path = join(folder, 'results');
  if (!existsSync(path)) return [];
  return readdirSync(path).filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length)).sort(); // prettier-ignore
}
