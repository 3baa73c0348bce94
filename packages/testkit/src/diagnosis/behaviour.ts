import type { Verdict } from '@gradus/contract';
import { InvalidValue, RemoteError, WorkerDied } from '../remote/errors';
import { type Form, formOf, sameForm } from './form';
import type { Heard, Trace } from './trace';

/** How an answer fared in one check: passing is all that matters there, else what was heard of it. */
export interface CheckBehaviour {
  readonly status: Verdict;
  readonly heard: readonly HeardForm[];
}

export interface HeardForm extends Form {
  /** Of an error, what kind it is; its words belong to whoever wrote the answer. */
  readonly error?: string;
}

/** How an answer fared in the checks of an exercise, by id. */
export type Behaviour = Readonly<Record<string, CheckBehaviour>>;

export function checkBehaviour(status: Verdict, trace: Trace | undefined): CheckBehaviour {
  if (status === 'pass' || !trace) return { status, heard: [] };
  const last = trace.heard.length - 1;
  return { status, heard: trace.heard.map((one, i) => formOfHeard(one, status === 'error' && i === last)) };
}

/** Two checks went wrong in the same way. */
export function sameBehaviour(a: CheckBehaviour, b: CheckBehaviour): boolean {
  return (
    a.status === b.status &&
    a.heard.length === b.heard.length &&
    a.heard.every((one, i) => one.error === b.heard[i]!.error && sameForm(one, b.heard[i]!))
  );
}

/** The error that a check ended with is compared by its words; others, which the spec had asked for, are the author's choice. */
function formOfHeard(heard: Heard, isEnd: boolean): HeardForm {
  if (heard.what !== 'threw') {
    const { shape, numbers } = formOf(heard.value);
    return { shape: `${heard.what} ${shape}`, numbers };
  }
  return { shape: 'threw', numbers: [], error: errorForm(heard.error, isEnd) };
}

function errorForm(error: unknown, withWords: boolean): string {
  if (error instanceof RemoteError) {
    return withWords ? `${error.kind} ${error.studentName} ${plain(error.studentMessage)}` : error.kind;
  }
  if (error instanceof WorkerDied) return error.verdict;
  if (error instanceof InvalidValue) return `invalid ${plain(error.message)}`;
  return 'unknown';
}

/** Numbers and names in a message vary with how the same thought was written down. */
function plain(message: string): string {
  return message
    .toLowerCase()
    .replace(/(["'`]).*?\1/g, '…')
    .replace(/\d+(\.\d+)?(e[+-]?\d+)?/g, '#')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 300);
}
