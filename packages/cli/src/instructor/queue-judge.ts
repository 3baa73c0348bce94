import type { Language } from '@gradus/contract';
import { type ClassJudge, type Course, workerIsolation } from '@gradus/judge';
import { circumstancesOf, openQueueJudge, printableUrl, type QueueEvent, SharedFolder } from '@gradus/queue';
import type { IsolationRequest } from '@gradus/sandbox';

/** Enough for stations with 31 cores in all; each task has at most 2 MB. */
const SLOTS = 32;

export interface QueueJudgeRequest {
  readonly url: string;
  readonly shared?: string;
  readonly backend: string;
  readonly language: Language;
  readonly isolation: IsolationRequest;
  readonly slots?: number;
}

/** A judge whose work is done by stations. They must have the isolation that this computer has. */
export async function queueJudge(course: Course, request: QueueJudgeRequest): Promise<ClassJudge> {
  const { url, backend, language, isolation, slots = SLOTS } = request;
  const { stamp } = await workerIsolation(course, backend, isolation);
  const circumstances = circumstancesOf(course, { backend, language }, stamp);
  const shared = request.shared === undefined ? {} : { shared: new SharedFolder(request.shared) };
  const judge = await openQueueJudge({ url, circumstances, stamp, slots, ...shared, onEvent: once(tell) });
  tell(`Stations judge; tasks go to ${printableUrl(url)}.`); // maybe GRADUS_QUEUE was set long ago
  return judge;
}

/** The same thing again is no news. */
function once(report: (text: string) => void): (event: QueueEvent) => void {
  const told = new Set<string>();
  return (event) => {
    const text = textOf(event);
    if (!told.has(text)) report(text);
    told.add(text);
  };
}

function textOf(event: QueueEvent): string {
  switch (event.status) {
    case 'no-stations':
      return 'Nobody takes tasks from the queue yet. On any computer with this checkout: npx gradus worker --queue URL';
    case 'station-refused':
      return `${event.station} cannot help: ${event.message}.`;
    case 'trouble':
      return `The queue has trouble and is asked again: ${event.message}`;
  }
}

function tell(text: string): void {
  process.stderr.write(`${text}\n`);
}
