import { existsSync } from 'node:fs';
import { lifeOfRun, settingsOf } from '@gradus/class';
import { followClass, followTrainings, PortBusy, serve } from '@gradus/dashboard';
import { findEntries, readRoster } from '@gradus/intake';
import type { Course } from '@gradus/judge';
import type { DashboardState } from '@gradus/reports/pages';
import { print } from '../terminal';
import { UsageError } from '../usage-error';

export interface DashboardCommandOptions {
  port?: number;
}

/** `gradus dashboard`: serves a page about a class run, or about one's own trainings, until Ctrl-C. */
export async function dashboard(
  course: Course,
  out: string | undefined,
  { port }: DashboardCommandOptions,
): Promise<number> {
  const { url, close } = await served(out === undefined ? followTrainings(course.root) : followRunIn(out), port);
  print(`Dashboard: ${url}\nCtrl-C ends it.`);
  await interrupted();
  await close();
  return 0;
}

/** Does some work while a page shows how far the class run in a folder is. */
export async function withDashboard<T>(
  run: { out: string; submissions: string; roster?: string; port?: number },
  work: () => Promise<T>,
): Promise<T> {
  const { out, submissions, roster, port } = run;
  const { url, close } = await served(followRun(out, countOf(submissions, roster)), port);
  process.stderr.write(`Dashboard: ${url}\n`);
  try {
    return await work();
  } finally {
    await close();
  }
}

async function served(state: () => DashboardState, port = 0) {
  try {
    return await serve({ state, port });
  } catch (error) {
    throw error instanceof PortBusy ? new UsageError(error.message) : error;
  }
}

function followRunIn(out: string): () => DashboardState {
  const { submissions, roster } = settingsOf(out);
  return followRun(out, countOf(submissions, roster));
}

function followRun(out: string, total: number | undefined): () => DashboardState {
  return followClass({ out, total, life: () => lifeOfRun(out) });
}

/** How many submissions there are; undefined if what a finished run read has gone since. */
function countOf(submissions: string, roster: string | undefined): number | undefined {
  if (!existsSync(submissions) || (roster !== undefined && !existsSync(roster))) return undefined;
  const { entries, refused } = findEntries(submissions, roster === undefined ? undefined : readRoster(roster));
  return entries.length + refused.length;
}

function interrupted(): Promise<void> {
  return new Promise((done) => {
    process.once('SIGINT', () => done()).once('SIGTERM', () => done());
  });
}
