import type { ExerciseRecord, ServedReply, ServedTask } from '@gradus/contract';
import { judgeServed } from './served-exercise';
import { SharedWorkers } from './shared-workers';

type Planned = ServedTask['exercises'][number];

/** Judges tasks as they come, until there are no more. */
export async function serve(
  tasks: AsyncIterable<ServedTask>,
  { load, say }: { load: (spec: string) => void; say: (reply: ServedReply) => void },
): Promise<void> {
  let workers: SharedWorkers | undefined;
  say({ status: 'ready' });
  for await (const { worker, exercises } of tasks) {
    workers ??= new SharedWorkers(worker, exercises[0]!.limits);
    for (const exercise of exercises) {
      say({ status: 'begun', id: exercise.id });
      say(await outcomeOf(exercise, workers, load));
    }
    await workers.renew(); // no process ever sees two submissions
  }
  await workers?.close();
}

async function outcomeOf(
  exercise: Planned,
  workers: SharedWorkers,
  load: (spec: string) => void,
): Promise<ServedReply> {
  // prettier-ignore
  try {
    const record = await judgeFairly(exercise, workers, load);
    if (record) return { status: 'judged', record };
    return { status: 'failed', id: exercise.id, message: 'The spec left no record: does it begin with exercise(…)?' };
  } catch (error) {
    await workers.renew();
    return { status: 'failed', id: exercise.id, message: String((error as Error).stack) };
  }
}

/**
 * A verdict that does not depend on the other exercises of the submission, though they ran in the same process: whatever
 * is no clean pass there is judged once more in a process of its own. Exercises come in the order of the course, so that
 * no earlier answer is judged beside what a later one may use: the references never come before the exercise they solve.
 */
async function judgeFairly(
  { id, ...plan }: Planned,
  workers: SharedWorkers,
  load: (spec: string) => void,
): Promise<ExerciseRecord | undefined> {
  // prettier-ignore
  if (workers.isUsed && plan.subject.status === 'ready') {
    const record = await judgeServed(id, plan, { workers, load, goesOn: ({ status }) => status === 'pass' });
    if (record) return record;
    await workers.renew();
  }
  return judgeServed(id, plan, { workers, load, goesOn: () => true });
}
