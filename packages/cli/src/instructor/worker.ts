import type { Language } from '@gradus/contract';
import { type Course, startClassJudge } from '@gradus/judge';
import { circumstancesOf, type ServeEvent, serveQueue, SharedFolder } from '@gradus/queue';
import type { IsolationRequest } from '@gradus/sandbox';
import { print } from '../terminal';
import { UsageError } from '../usage-error';
import { queueAddress, type QueueOptions } from './queue-options';

export interface WorkerOptions extends QueueOptions {
  jobs?: number;
  types: boolean;
  backend: string;
  lang: Language;
  isolation: IsolationRequest;
}

/**
 * `gradus worker`: a station. Takes tasks from the queue until SIGTERM or Ctrl-C, then finishes what it began; asked a
 * second time, it breaks off and gives back what it began.
 *
 * @throws {UsageError} if the run in the queue needs another checkout
 */
export async function worker(course: Course, options: WorkerOptions): Promise<number> {
  const { jobs, types, backend, lang, isolation } = options;
  const url = queueAddress(options);
  if (url === undefined)
    throw new UsageError('Which queue? Say it with --queue redis://host:6379, or in GRADUS_QUEUE.');
  const shared = options.shared === undefined ? {} : { shared: new SharedFolder(options.shared) };
  const judge = await startClassJudge({
    course,
    backend,
    language: lang,
    isolation,
    adviseOnTypes: types,
    ...(jobs !== undefined && { slots: jobs }),
  });
  const circumstances = circumstancesOf(course, { backend, language: lang }, judge.stamp);
  const [drain, stop] = [new AbortController(), new AbortController()];
  const end = () => {
    if (drain.signal.aborted) return stop.abort();
    print('Finishing what is begun; once more to break it off.');
    drain.abort();
  };
  process.on('SIGINT', end).on('SIGTERM', end);
  try {
    print(`Waiting for tasks, ${judge.slots} at a time, isolation ${judge.stamp.level}.`);
    const signals = { drain: drain.signal, stop: stop.signal };
    const outcome = await serveQueue({ url, course, judge, circumstances, ...shared, ...signals, onEvent: tell });
    if (outcome.status === 'refused') {
      throw new UsageError(
        `The run in this queue needs other things than are here:\n${outcome.differences.map((it) => `  ${it}\n`).join('')}` +
          'Bring this checkout to the same version (git pull, npm ci), name what is chosen at the start (--isolation, --backend, --lang), and start again; nothing was lost.',
      );
    }
    print(`Done: ${outcome.tasks} tasks.`);
    return 0;
  } finally {
    process.off('SIGINT', end).off('SIGTERM', end);
    await judge.close();
  }
}

function tell(event: ServeEvent): void {
  if (event.status === 'done') print(`${event.id}: ${event.exercises} exercises`);
  if (event.status === 'trouble') process.stderr.write(`The queue has trouble: ${event.message}\n`);
}
