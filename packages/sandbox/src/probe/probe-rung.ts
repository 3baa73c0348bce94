import { ALL_GUARANTEES, type Guarantee, GUARANTEES } from '../guarantees';
import type { Isolation, Level, Program } from '../isolation';
import type { Rung } from '../levels/level';
import { cureOf } from './cure-of';
import { outlivesItsJudge } from './outlives-its-judge';
import { attempts, speaks, tryBox } from './try-box';

/** What trying a level out has shown. */
export type Probed =
  | { status: 'works'; level: Level; madeOf: string; isolation: Isolation }
  | { status: 'fails'; level: Level; madeOf: string; reason: string; cure: string };

/**
 * Starts the worker at a level, then a program that tries everything the level promises to prevent. What it breaks is
 * not promised any more; at the levels that rest on the kernel, it ends the level.
 */
export async function probeRung(rung: Rung, worker: Program): Promise<Probed> {
  const { level, madeOf } = rung;
  const fails = (reason: string, cure: string): Probed => ({ status: 'fails', level, madeOf, reason, cure });
  const prepared = rung.prepare();
  if (prepared.status === 'unavailable') return fails(prepared.reason, prepared.cure);
  const { enclose, more = [] } = prepared;
  const promises = [...rung.promises, ...more];
  const launch = enclose(worker);
  // Without the permission model where the kernel is what is relied on.
  const hostile = enclose(attempts(worker.bounds, isBoxed(level)));
  const [control, trial, outlives] = await Promise.all([
    speaks(launch),
    tryBox(hostile, worker.bounds.dataMb),
    rung.promises.includes('orphans') && outlivesItsJudge(hostile),
  ]);
  for (const run of [trial, control]) if (run.status === 'failed') return fails(run.reason, cureOf(level, run.reason));
  const broken = new Set<Guarantee>([...brokenOf(trial), ...(outlives ? (['orphans'] as const) : [])]);
  const unkept = promises.filter((promise) => broken.has(promise));
  if (isBoxed(level) && unkept.length > 0) return fails(sentenceOf(unkept), cureOf(level, ''));
  const missing = ALL_GUARANTEES.filter((name) => !promises.includes(name) || broken.has(name));
  return { status: 'works', level, madeOf, isolation: isolationOf(rung, launch, missing, enclose) };
}

/** Levels that rest on the kernel: what they promise holds, or they are not used at all. */
function isBoxed(level: Level): boolean {
  return isStrong(level) || level === 'full-gpu';
}

/** Levels whose promises a class can rely on. */
export function isStrong(level: Level): boolean {
  return level === 'full' || level === 'container';
}

export function isolationOf(
  { level }: Rung,
  launch: Isolation['launch'],
  missing: readonly Guarantee[],
  enclose: Isolation['enclose'],
): Isolation {
  return { level, launch, stamp: { level: level.toUpperCase(), missing: [...missing] }, enclose };
}

function brokenOf(trial: Awaited<ReturnType<typeof tryBox>>): readonly Guarantee[] {
  return trial.status === 'tried' ? trial.broken : [];
}

function sentenceOf(broken: readonly Guarantee[]): string {
  return `A program inside got out: ${broken.map((name) => GUARANTEES[name].open).join('; ')}.`;
}
