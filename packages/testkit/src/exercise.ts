import type { CheckRecord, ExerciseRecord } from '@gradus/contract';
import { chancesSoFar, forgetChances } from './chance/by-chance';
import { type CheckBehaviour, checkBehaviour } from './diagnosis/behaviour';
import { Generators } from './generators';
import { host, type PlannedExercise } from './host';
import { type Said, say, type Wording, wordingOf } from './language/wording';
import { collectMeasurements } from './matchers/measurements';
import { tensorMatchers } from './matchers/matchers';
import { InfraError } from './remote/errors';
import { exportProxy } from './remote/proxy';
import { Session } from './remote/session';
import type { RemoteModule } from './remote/types';
import { withReading } from './training/reading';
import type { RecordedCurve } from './training/recorded-curve';
import { type Judgement, verdictOf } from './verdict-of';

export interface CheckOptions {
  /** What most often is wrong when this check fails, in one sentence; a symptom found in the values goes first. */
  cause?: Said;
  /** `worker` if the check rests on what the student's process says of itself. */
  trust?: 'judge' | 'worker';
  /** True for what matters only beside right values, such as thrown errors: earns points once another check passes. */
  sideCondition?: boolean;
  /** Deadline of each call in this check, in seconds, if longer than the lesson's; for training. */
  callSeconds?: number;
  /** `private` checks tell the student only that they failed. They come last: what an answer saw there, it could tell in a public one. */
  visibility?: 'public' | 'private';
}

export type CheckBody = (gen: Generators) => Promise<void> | void;

interface Current {
  id: string;
  plan: PlannedExercise;
  session: Session | undefined;
  wording: Wording;
  checks: CheckRecord[];
  behaviour: Record<string, CheckBehaviour>;
  /** A check that was announced is private, so all others after it must be. */
  hides: boolean;
  curve?: RecordedCurve;
  /** The check under way looks at the training that the curve is of. */
  looksAtCurve: boolean;
  startedAt: number;
}

/** Verdicts that the author's sentence on likely causes is about. */
const EXPLAINED: ReadonlySet<CheckRecord['status']> = new Set(['fail', 'error', 'invalid-value']);

let current: Current | undefined;

/**
 * Begins the spec of one exercise and gives the student's exports as functions that run in the worker.
 * One spec file judges one exercise.
 */
export function exercise<Module>(id: string): RemoteModule<Module> {
  const plan = host().plan(id);
  if (!plan) throw new InfraError(`Exercise ${id} is not part of this run.`);
  const { subject, limits } = plan;
  const session = subject.status === 'ready' ? new Session(host().workers(limits), limits, subject) : undefined;
  current = {
    id,
    plan,
    session,
    wording: wordingOf(plan.wording),
    checks: [],
    behaviour: {},
    hides: false,
    looksAtCurve: false,
    startedAt: performance.now(),
  };
  expect.extend(tensorMatchers as unknown as jest.ExpectExtendMap);
  host().begin(plan, finish);
  return moduleProxy(session, 'student') as RemoteModule<Module>;
}

/** The lesson's own helpers that run beside the student's code, from the file `MM-name.probe.ts`. */
export function probe<Module>(): RemoteModule<Module> {
  return moduleProxy(now().session, 'probe') as RemoteModule<Module>;
}

/** The worker's built-in helpers. */
export function workerOps<Ops>(): RemoteModule<Ops> {
  return moduleProxy(now().session, 'ops') as RemoteModule<Ops>;
}

/** Makes a curve that of the exercise; it goes into the exercise's record, and each report of an epoch on to who watches. */
export function attachCurve(curve: RecordedCurve): void {
  const exercise = now();
  if (exercise.curve) throw new InfraError(`Exercise ${exercise.id} has two learning curves.`);
  exercise.curve = curve;
  curve.begin();
  curve.onReport = (training) => host().onTraining(exercise.id, training);
}

/** To be said by a check whose result depends on the training that the curve is of. */
export function lookAtCurve(): void {
  now().looksAtCurve = true;
}

/** What looks for simpler inputs has to know of the check under way. */
export function openCheck(): { session: Session; judgementOn: (thrown: unknown) => Judgement; shrinks: boolean } {
  const session = now().session!;
  return {
    session,
    judgementOn: (thrown) => verdictOf(thrown, session.lastCall !== undefined),
    shrinks: host().shrinks,
  };
}

/** Kernels that this exercise asks the student to do without. */
export function forbiddenKernels(): readonly string[] {
  return now().plan.forbiddenKernels;
}

/**
 * One line of the student's report: passes if the body asserts something and nothing throws.
 *
 * @param id as in the lesson's manifest
 * @param said its title, symbol and fact: `softmax(x + c) = softmax(x)`
 */
export function check(id: string, said: Said, body: CheckBody, options: CheckOptions = {}): void {
  const { plan, session, wording, checks, behaviour, id: exerciseId } = now();
  const title = worded(said, wording);
  const { visibility = 'public' } = options;
  if (now().hides && visibility === 'public') throw new InfraError(`Check "${id}" is public and comes after a private one; private checks come last.`); // prettier-ignore
  now().hides ||= visibility === 'private';
  host().check(id, title, async () => {
    const startedAt = performance.now();
    const measurements = collectMeasurements();
    forgetChances();
    now().looksAtCurve = false;
    const judgement =
      plan.subject.status === 'refused'
        ? refused(plan.subject)
        : explained(await judge(body, session!, Generators.of(plan.seed, `${exerciseId}/${id}`), options), options);
    checks.push({
      id,
      title,
      trust: options.trust ?? 'judge',
      visibility,
      sideCondition: options.sideCondition ?? false,
      ...judgement,
      ...(judgement.status !== 'pass' && session?.lastCall !== undefined && { input: session.lastCall }),
      ...(measurements.length > 0 && visibility === 'public' && { measurements: [...measurements] }),
      ...(judgement.status === 'pass' && chancesSoFar() > 0 && { falseAlarm: chancesSoFar() }),
      durationMs: performance.now() - startedAt,
    });
    if (plan.catalogue === undefined) return { judgement };
    behaviour[id] = checkBehaviour(judgement.status, session?.trace);
    return { judgement, behaviour: behaviour[id] };
  });
}

/** With the likely cause, and with what a learning curve shows. */
function explained(judgement: Judgement, options: CheckOptions): Judgement {
  const { curve, looksAtCurve, wording } = now();
  const withCause = EXPLAINED.has(judgement.status) ? { ...judgement, ...causeOf(judgement, options) } : judgement;
  return curve && looksAtCurve ? withReading(withCause, curve, wording.phrases) : withCause;
}

/** What the values look like, then what usually is wrong when this check fails; of a known error only its own cause. */
function causeOf({ status, cause }: Judgement, options: CheckOptions): { cause?: string } {
  const known = status !== 'fail' && cause !== undefined;
  const { wording } = now();
  const usual = options.cause && worded(options.cause, wording);
  const sentences = (known ? [cause] : [cause, usual]).filter((sentence) => sentence !== undefined);
  return sentences.length > 0 ? { cause: sentences.reduce(wording.phrases.sentence) } : {};
}

async function judge(
  body: CheckBody,
  session: Session,
  gen: Generators,
  { callSeconds }: CheckOptions,
): Promise<Judgement> {
  const assertionsBefore = expect.getState().assertionCalls;
  try {
    // Never less than the lesson's, which a debugger lifts.
    await session.renew(callSeconds && Math.max(callSeconds * 1000, now().plan.limits.callMs));
    await body(gen);
  } catch (thrown) {
    return verdictOf(thrown, session.lastCall !== undefined, now().wording);
  }
  const asserted = expect.getState().assertionCalls > assertionsBefore;
  return asserted ? { status: 'pass' } : { status: 'infra-error', message: 'This check asserts nothing.' };
}

/** The machine's own words, or a sentence of the spec's. */
function worded(said: Said, { phrases, sentence }: Wording): string {
  return typeof said === 'string' ? sentence(said) : say(said, phrases);
}

function refused({ verdict, message }: { verdict: CheckRecord['status']; message: string }): Judgement {
  return { status: verdict, message };
}

async function finish(): Promise<void> {
  const { id, session, checks, behaviour, curve, startedAt } = now();
  await session?.close();
  const record: ExerciseRecord = {
    id,
    ...(session?.backend && { backend: session.backend }),
    checks,
    ...(curve?.isEmpty === false && { curve: curve.data }),
    output: session?.output ?? '',
    durationMs: performance.now() - startedAt,
  };
  await host().onRecord(record, behaviour);
}

function now(): Current {
  if (!current) throw new InfraError('A spec begins with exercise(…).');
  return current;
}

/** Without a session no check runs its body, so the proxies are never touched. */
function moduleProxy(session: Session | undefined, module: 'student' | 'probe' | 'ops'): object {
  return exportProxy(session as Session, module);
}
