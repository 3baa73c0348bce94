import type { CheckRecord, ExerciseRecord, Misconception, RunPlan } from '@gradus/contract';
import type { PlannedExercise } from '../host';
import type { Workers } from '../remote/workers';
import { judgeServed } from '../serve/served-exercise';
import { type Behaviour, type CheckBehaviour, sameBehaviour } from './behaviour';
import { keepBehaviour, knownBehaviour, readCatalogue, readSubject } from './catalogue';
import { OneWorker } from './one-worker';
import { type Wording, wordingOf } from '../language/wording';

/** An exercise that was judged. */
export interface Case {
  readonly plan: PlannedExercise;
  readonly record: ExerciseRecord;
  /** Of the answer, at the plan's seed. */
  readonly behaviour: Behaviour;
}

export interface Means {
  /** How workers are started. */
  readonly launch: RunPlan['worker'];
  /** Runs a spec's file anew. */
  readonly load: (spec: string) => void;
  /** For the answer, should it have to be asked once more; one of its own if left out. */
  readonly workers?: Workers;
  /** For misconceptions, which no student's code has seen; one of their own if left out. */
  readonly suspects?: Workers;
}

/** Verdicts on what an answer did. */
export const COMPARED: ReadonlySet<CheckRecord['status']> = new Set(['fail', 'error', 'invalid-value']);
/** Verdicts on what it did not live to do: such checks say nothing, and are left out. */
const LEFT_OUT: ReadonlySet<CheckRecord['status']> = new Set(['timeout', 'memory-limit', 'output-limit', 'crash']);
/** An answer that was slow is not asked again. */
const MOST_AGAIN_MS = 3000;
/** What is not found out by then is left for the next time, and nothing is named this time. */
const MOST_MS = 30_000;

/**
 * Names the misconception behind a wrong answer: the one that does exactly what the answer does in all checks that fail,
 * and passes the same others. Does nothing if there is none, or several that do not say the same.
 *
 * Misconceptions are compared at a seed of their own, so that they have to be run only once. An answer that was judged at
 * another seed goes through its failed checks once more.
 */
export async function diagnosed({ plan, record, behaviour }: Case, means: Means): Promise<ExerciseRecord> {
  try {
    const named = await misconceptionBehind({ plan, record, behaviour }, means);
    return named ? withMisconception(record, named, wordingOf(plan.wording)) : record;
  } catch {
    return record; // naming is a favour: the verdict does not depend on it
  }
}

async function misconceptionBehind(
  { plan, record, behaviour: own }: Case,
  means: Means,
): Promise<Misconception | undefined> {
  const checks = record.checks.filter(({ status }) => !LEFT_OUT.has(status));
  const failed = checks.filter(({ status }) => status !== 'pass');
  const given = { plan, record: { ...record, checks }, behaviour: own };
  if (plan.catalogue === undefined || failed.length === 0) return undefined;
  if (!failed.every(({ status }) => COMPARED.has(status))) return undefined;
  const catalogue = readCatalogue(plan.catalogue);
  const suspects = catalogue.misconceptions.filter(({ caughtBy }) => failed.some(({ id }) => id === caughtBy));
  if (suspects.length === 0) return undefined;
  const behaviour = await behaviourAt(catalogue.seed, given, failed, means);
  if (!behaviour || failed.some(({ id }) => behaviour[id]?.heard.length === 0)) return undefined;
  const matches = await matchesAmong(suspects, { ...given, plan: { ...plan, seed: catalogue.seed }, behaviour }, means);
  return matches?.every(({ sentence }) => sentence === matches[0]!.sentence) ? matches[0] : undefined;
}

/** How the answer behaves in the checks that it failed; undefined if that cannot be had cheaply. */
async function behaviourAt(
  seed: number,
  { plan, record, behaviour }: Case,
  failed: readonly CheckRecord[],
  { launch, load, workers }: Means,
): Promise<Behaviour | undefined> {
  if (plan.seed === seed) return behaviour;
  if (failed.reduce((sum, { durationMs }) => sum + durationMs, 0) > MOST_AGAIN_MS) return undefined;
  const own = new OneWorker(launch, plan.limits);
  try {
    const only = failed.map(({ id }) => id);
    return (await judgeServed(record.id, { ...plan, seed }, { workers: workers ?? own, load, only }))?.behaviour;
  } finally {
    await own.close();
  }
}

/** The suspects that behave as the answer does; undefined if that took too long to find out. */
async function matchesAmong(
  suspects: readonly Misconception[],
  given: Case,
  { launch, load, suspects: lent }: Means,
): Promise<Misconception[] | undefined> {
  const own = new OneWorker(launch, given.plan.limits);
  const endsAt = performance.now() + MOST_MS;
  try {
    const matches: Misconception[] = [];
    for (const suspect of suspects) {
      if (await isMatch(suspect, given, { workers: lent ?? own, load, endsAt })) matches.push(suspect);
      if (performance.now() > endsAt) return undefined;
    }
    return matches;
  } finally {
    await own.close();
  }
}

/** Compares check by check, failed and quick ones first, with what is known of a misconception; else runs it while it agrees. */
async function isMatch(
  { name }: Misconception,
  { plan, record, behaviour }: Case,
  { workers, load, endsAt }: { workers: Workers; load: Means['load']; endsAt: number },
): Promise<boolean> {
  const agrees = ({ id, status }: CheckRecord, theirs: CheckBehaviour) =>
    status === 'pass'
      ? theirs.status === 'pass' || LEFT_OUT.has(theirs.status) // on a busy computer, also what is right may end so
      : sameBehaviour(behaviour[id]!, theirs);
  const folder = plan.catalogue!;
  const known = knownBehaviour(folder, name);
  const weight = ({ status, durationMs }: CheckRecord) => (status === 'pass' ? 1e9 : 0) + durationMs;
  const checks = record.checks.toSorted((a, b) => weight(a) - weight(b));
  if (checks.some((check) => known[check.id] && !agrees(check, known[check.id]!))) return false;
  const open = new Map(checks.filter(({ id }) => !known[id]).map((check) => [check.id, check]));
  if (open.size === 0) return true;
  const limits = { ...plan.limits, exerciseMs: Math.max(1, endsAt - performance.now()) };
  const judged = await judgeServed(
    record.id,
    { ...plan, limits, subject: readSubject(folder, name) },
    {
      ...{ workers, load, only: [...open.keys()] },
      goesOn: ({ behaviour: theirs }, id) => agrees(open.get(id)!, theirs!),
    },
  );
  if (performance.now() > endsAt) return false; // it may have been cut short
  const all = { ...known, ...judged?.behaviour };
  keepBehaviour(folder, name, all);
  return checks.every((check) => all[check.id] && agrees(check, all[check.id]!));
}

/** Of private checks a student learns only that they failed. */
function withMisconception(
  record: ExerciseRecord,
  { name, sentence }: Misconception,
  wording: Wording,
): ExerciseRecord {
  const misconception = { name, sentence: wording.sentence(sentence) };
  const checks = record.checks.map((check) =>
    check.status === 'pass' || check.visibility === 'private' ? check : { ...check, misconception },
  );
  return { ...record, checks };
}
