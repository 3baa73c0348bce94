import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Language, RELEASE_FILE } from '@gradus/contract';
import { z } from 'zod';
import { finishInterrupted } from '../../../bin/finish-update.cjs';
import { phrasesIn } from '../../language/phrases-in';
import { print, standardOutput } from '../../terminal';
import { UsageError } from '../../usage-error';
import { backupFolder } from '../backup-folder';
import { applyPlan } from './apply-plan';
import { type Edition, isStub } from './edition';
import { gitEditions, UPDATED_TO } from './git-editions';
import { type Plan, planUpdate, type ReadMine, type Step } from './plan-update';
import { readMine } from './read-mine';
import { installedRelease, readRelease } from './read-release';
import { staleImports } from './stale-imports';
import { type Outcome, summary } from './summary';

export interface UpdateOptions {
  readonly lang: Language;
  readonly dryRun?: boolean;
  readonly force?: boolean;
  readonly json?: boolean;
}

interface Editions {
  readonly installed: Edition;
  readonly incoming: Edition;
  /** What is to be remembered beside the files. */
  readonly steps: readonly Step[];
}

/**
 * `gradus update FROM`: makes of this checkout the edition in a folder or archive, or at the branch that a clone follows, and
 * leaves what the student has written. Exit code 1 if something is left for them to look at.
 */
export async function update(root: string, from: string | undefined, options: UpdateOptions): Promise<number> {
  finishInterrupted(root);
  const phrases = phrasesIn(options.lang);
  const { installed, incoming, steps } = await editions(root, from, options);
  const mine = readMine(root);
  const plan = planUpdate(installed, incoming, mine);
  const backup = backupFolder(root, new Date());
  const late = options.dryRun ? [] : applyPlan(root, plan.steps.length === 0 ? [] : [...plan.steps, ...steps], backup);
  const outcome: Outcome = {
    from: installed.name,
    to: incoming.name,
    ...(plan.steps.some(({ was }) => was !== undefined) && { backup }),
    ...about(plan, incoming, mine),
    late,
    isDry: options.dryRun === true,
  };
  print(options.json ? JSON.stringify(outcome, null, 2) : summary(outcome, phrases, standardOutput()));
  return plan.rows.some(({ status }) => status === 'conflict') || late.length > 0 ? 1 : 0;
}

async function editions(root: string, from: string | undefined, options: UpdateOptions): Promise<Editions> {
  const isRelease = existsSync(join(root, RELEASE_FILE));
  if (from === undefined && isRelease) {
    throw new UsageError((phrases) => phrases.updateName);
  }
  if (from === undefined) {
    const { commit, ...both } = await gitEditions(root);
    return {
      ...both,
      steps: [{ do: 'put', path: UPDATED_TO, content: Buffer.from(`${commit}\n`), executable: false }],
    };
  }
  if (!isRelease) {
    throw new UsageError((phrases) => phrases.updateUnknownBase(RELEASE_FILE));
  } // prettier-ignore
  const installed = installedRelease(root);
  const incoming = await readRelease(from);
  if (isOlder(incoming.name, installed.name) && !options.force) {
    throw new UsageError((phrases) => phrases.updateOlder(from, incoming.name, installed.name));
  } // prettier-ignore
  return { installed, incoming, steps: [] };
}

/** By numbers, not by letters: 0.10.0 is newer than 0.9.0. */
export function isOlder(a: string, b: string): boolean {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number));
  const differing = left!.findIndex((number, i) => number !== right![i]);
  return differing >= 0 && left![differing]! < right![differing]!;
}

/** What the plan means to the student; of a plan that was carried out. */
function about({ rows, steps }: Plan, incoming: Edition, mine: ReadMine) {
  const added = rows.filter(({ status, path }) => status === 'new' && /^grader\/[^/]+\/lesson\.json$/.test(path));
  const moves = rows.flatMap(({ path, from }) => (from === undefined ? [] : [{ path, from }]));
  const texts = incoming.files.filter(isStub).map(({ path }) => [path, mine(path)?.toString('utf8') ?? ''] as const);
  return {
    rows,
    isNothing: steps.length === 0,
    needsInstall: steps.some(({ do: what, path }) => what === 'put' && path === 'package-lock.json'),
    lessons: added.map(({ path }) => titleOf(path, incoming)),
    stale: staleImports(moves, new Map(texts)),
  };
}

/** Read without the schema of lessons, which may have changed with the edition. */
function titleOf(path: string, incoming: Edition): string {
  const bytes = incoming.read(incoming.files.find((file) => file.path === path)!)!;
  const id = path.split('/')[1]!;
  const lesson = z.object({ title: z.string() }).safeParse(JSON.parse(bytes.toString('utf8')));
  return `${Number(id.slice(0, 2))} ${lesson.success ? lesson.data.title : id}`;
}
