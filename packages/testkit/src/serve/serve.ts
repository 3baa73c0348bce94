import type { CheckRecord, ServedReply, ServedTask, Verdict } from '@gradus/contract';
import { COMPARED, diagnosed } from '../diagnosis/diagnose';
import { openCheck } from '../exercise';
import type { CheckOutcome, PlannedExercise } from '../host';
import { type Judged, judgeServed } from './served-exercise';
import { OneWorker } from '../diagnosis/one-worker';
import { SharedWorkers } from './shared-workers';

type Planned = ServedTask['exercises'][number];
type GoesOn = (outcome: CheckOutcome) => boolean | Promise<boolean>;

interface Means {
  readonly launch: ServedTask['worker'];
  readonly workers: SharedWorkers;
  /** For misconceptions that a wrong answer is compared with. */
  readonly suspects: OneWorker;
  readonly load: (spec: string) => void;
}

/** Judges tasks as they come, until there are no more. */
export async function serve(
  tasks: AsyncIterable<ServedTask>,
  { load, say }: { load: (spec: string) => void; say: (reply: ServedReply) => void },
): Promise<void> {
  let workers: SharedWorkers | undefined;
  say({ status: 'ready' });
  for await (const { worker: launch, exercises } of tasks) {
    workers ??= new SharedWorkers(launch, exercises[0]!.limits);
    const suspects = new OneWorker(launch, exercises[0]!.limits);
    for (const exercise of exercises) {
      say({ status: 'begun', id: exercise.id });
      say(await outcomeOf(exercise, { launch, workers, suspects, load }));
    }
    await suspects.close();
    await workers.renew(); // no process ever sees two submissions
  }
  await workers?.close();
}

async function outcomeOf({ id, stopsAtFailure, ...plan }: Planned, means: Means): Promise<ServedReply> {
  try {
    const judged = await judgeFairly(id, plan, { ...means, goesOn: stopsAtFailure ? passes : undefined });
    means.workers.hasSeenPrivate ||= plan.subject.status === 'ready' && judged?.record.checks.some(isPrivate) === true;
    if (judged) return { status: 'judged', record: await diagnosed({ plan, ...judged }, means) };
    return { status: 'failed', id, message: 'The spec left no record: does it begin with exercise(…)?' };
  } catch (error) {
    await means.workers.renew();
    return { status: 'failed', id, message: String((error as Error).stack) };
  }
}

/**
 * A verdict that does not depend on the other exercises of the submission, though they ran in the same process. A clean
 * pass counts. So does a failure, if nothing that ran there has changed anything outside of itself and no earlier exercise
 * had a private check, of which a public failure could tell. Whatever else comes out is judged once more in a process of
 * its own. Exercises come in the order of the course, so that no earlier answer is judged beside what a later one may use:
 * the references never come before the exercise they solve.
 */
async function judgeFairly(
  id: string,
  plan: PlannedExercise,
  { workers, load, goesOn }: Means & { goesOn: GoesOn | undefined },
): Promise<Judged | undefined> {
  const judge = (goesOnFairly: GoesOn | undefined) =>
    judgeServed(id, plan, { workers, load, shrinks: !goesOn && !plan.unread, ...(goesOnFairly && { goesOn: goesOnFairly }) });
  if (!workers.isUsed || plan.subject.status !== 'ready') return judge(goesOn);
  const isFair = fairness(workers);
  let allFair = true;
  const judged = await judge(async (outcome) => {
    allFair = await isFair(outcome);
    return allFair && (goesOn?.(outcome) ?? true);
  });
  if (judged && allFair) return judged;
  await workers.renew();
  return judge(goesOn);
} // prettier-ignore

/** Whether the outcome of a check would be the same in a process that has seen no other exercise. */
function fairness(workers: SharedWorkers): (outcome: CheckOutcome) => Promise<boolean> {
  let isUntouched: Promise<boolean> | undefined;
  return async ({ judgement }) => {
    if (isPass(judgement)) return true;
    if (!COMPARED.has(judgement.status) || workers.hasSeenPrivate) return false;
    return (isUntouched ??= openCheck().session.isUntouched());
  };
}

function passes({ judgement }: CheckOutcome): boolean {
  return isPass(judgement);
}

function isPrivate({ visibility }: CheckRecord): boolean {
  return visibility === 'private';
}

function isPass({ status }: { status: Verdict }): boolean {
  return status === 'pass';
}
