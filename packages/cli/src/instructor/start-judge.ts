import type { Language } from '@gradus/contract';
import { type ClassJudge, type Course, startClassJudge } from '@gradus/judge';
import type { IsolationRequest } from '@gradus/sandbox';
import { demandBackend } from '../settle-backend';
import { UsageError } from '../usage-error';
import { queueAddress, type QueueOptions } from './queue-options';

export interface JudgeOptions extends QueueOptions {
  readonly backend: string;
  /** What results are worded in. */
  readonly lang: Language;
  readonly isolation: IsolationRequest;
  readonly jobs?: number;
  /** Ask the TypeScript compiler about answers that do not pass. */
  readonly types: boolean;
}

/** The judge of a class run: of this computer, or stations behind a queue. */
export async function startJudge(course: Course, options: JudgeOptions): Promise<ClassJudge> {
  const { backend, lang: language, isolation, jobs, shared, types } = options;
  const url = queueAddress(options);
  const given = { backend, language, isolation, ...(jobs !== undefined && { slots: jobs }) };
  if (url === undefined) {
    if (shared !== undefined) throw new UsageError('--shared is for stations: say where they are, with --queue.');
    await demandBackend(course, backend);
    return startClassJudge({ course, ...given, adviseOnTypes: types });
  }
  const { queueJudge } = await import('./queue-judge');
  return queueJudge(course, { ...given, url, ...(shared !== undefined && { shared }) });
}
