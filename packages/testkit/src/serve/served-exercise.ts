import type { ExerciseRecord } from '@gradus/contract';
import type { Behaviour } from '../diagnosis/behaviour';
import { type CheckOutcome, type Host, type PlannedExercise, setHost } from '../host';
import type { Workers } from '../remote/workers';

export interface Judged {
  /** Of the checks that were carried out. */
  readonly record: ExerciseRecord;
  /** Of the answer, if the plan has a catalogue. */
  readonly behaviour: Behaviour;
}

/**
 * Judges one exercise in a process that serves many: loads its spec anew and carries out its checks, one after the other.
 *
 * @param load runs the spec's file; specs keep state between their checks, so it must not be an earlier run's
 * @param goesOn whether to go on after a check; always if left out
 * @param only ids of the checks to carry out, in this order; all of them in the spec's order if left out
 * @param shrinks whether somebody will read what is said of failures; nobody if left out
 * @returns undefined if the spec left no record
 * @throws whatever the spec throws while it is loaded
 */
export async function judgeServed(
  id: string,
  plan: PlannedExercise,
  given: {
    workers: Workers;
    load: (spec: string) => void;
    goesOn?: (outcome: CheckOutcome, check: string) => boolean | Promise<boolean>;
    only?: readonly string[];
    shrinks?: boolean;
  },
): Promise<Judged | undefined> {
  const checks = new Map<string, () => Promise<CheckOutcome>>();
  let finish: (() => Promise<void>) | undefined;
  let judged: Judged | undefined;
  setHost({
    shrinks: given.shrinks ?? false,
    plan: (asked) => (asked === id ? plan : undefined),
    workers: () => given.workers,
    begin: (_, end) => void (finish = end),
    check: (check, _, run) => void checks.set(check, run),
    onTraining: () => {},
    onRecord: (record, behaviour) => void (judged = { record, behaviour }),
  } satisfies Host);
  try {
    given.load(plan.spec);
    for (const check of given.only ?? checks.keys()) {
      const outcome = await checks.get(check)!();
      if ((await given.goesOn?.(outcome, check)) === false) break;
    }
  } finally {
    await finish?.();
  }
  return judged;
}
