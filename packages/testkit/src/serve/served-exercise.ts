import type { ExerciseRecord } from '@gradus/contract';
import { type Host, type PlannedExercise, setHost } from '../host';
import type { Workers } from '../remote/workers';
import type { Judgement } from '../verdict-of';

type Check = () => Promise<Judgement>;

/**
 * Judges one exercise in a process that serves many: loads its spec anew and carries out its checks, one after the other.
 *
 * @param load runs the spec's file; specs keep state between their checks, so it must not be an earlier run's
 * @param goesOn whether to go on after a verdict; if not, there is no record
 * @throws whatever the spec throws while it is loaded
 */
export async function judgeServed(
  id: string,
  plan: PlannedExercise,
  given: { workers: Workers; load: (spec: string) => void; goesOn: (judgement: Judgement) => boolean },
): Promise<ExerciseRecord | undefined> {
  const checks: Check[] = [];
  let finish: (() => Promise<void>) | undefined;
  let record: ExerciseRecord | undefined;
  setHost({
    plan: (asked) => (asked === id ? plan : undefined),
    workers: () => given.workers,
    begin: (_, end) => void (finish = end),
    check: (_, run) => void checks.push(run),
    onTraining: () => {},
    onRecord: (made) => void (record = made),
  } satisfies Host);
  try {
    given.load(plan.spec);
    for (const check of checks) if (!given.goesOn(await check())) return undefined;
  } finally {
    await finish?.();
  }
  return record;
}
