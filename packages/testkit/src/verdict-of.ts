import { stripVTControlCharacters } from 'node:util';
import type { CheckRecord } from '@gradus/contract';
import { formatValue } from './format-value';
import type { Mismatch } from './matchers/matchers';
import { ForbiddenUse, InfraError, InvalidValue, RemoteError, WorkerDied } from './remote/errors';

export type Judgement = Pick<CheckRecord, 'status' | 'message' | 'expected' | 'received' | 'cause'>;

/** Turns what a check's body threw into a verdict with a message for the student. */
export function verdictOf(thrown: unknown): Judgement {
  if (thrown instanceof RemoteError) return remoteVerdict(thrown);
  if (thrown instanceof WorkerDied) return { status: thrown.verdict, message: thrown.message };
  if (thrown instanceof InvalidValue) {
    return { status: 'invalid-value', message: thrown.message, ...(thrown.received && { received: thrown.received }) };
  }
  if (thrown instanceof ForbiddenUse) return { status: 'forbidden', message: thrown.message };
  if (thrown instanceof InfraError) return { status: 'infra-error', message: thrown.message };
  if (hasMatcherResult(thrown)) return mismatchVerdict(thrown.matcherResult);
  // The reference solutions pass every check, so a check that stumbles does so over what the student returned.
  return {
    status: 'invalid-value',
    message: `The check could not work with the result (${(thrown as Error).message}).`,
  };
}

function remoteVerdict(error: RemoteError): Judgement {
  const place = error.place === undefined ? '' : ` (${error.place})`;
  switch (error.kind) {
    case 'not-implemented':
      return { status: 'not-started', message: error.studentMessage };
    case 'invalid-value':
      return { status: 'invalid-value', message: `The returned value cannot be judged: ${error.studentMessage}.` };
    case 'forbidden':
      return { status: 'forbidden', message: error.studentMessage };
    case 'thrown':
      return { status: 'error', message: `${error.studentName}: ${error.studentMessage}${place}` };
  }
}

interface MatcherResult {
  message: string | (() => string);
  expected?: unknown;
  actual?: unknown;
  cause?: string;
  name?: string;
}

/** Our own matchers describe themselves; Jest's own ones get a plain sentence. */
function mismatchVerdict(result: MatcherResult | Mismatch): Judgement {
  if (!('actual' in result)) return { status: 'fail', message: firstLines(result.message) };
  const ours = !('name' in result);
  const text = typeof result.message === 'function' ? result.message() : result.message;
  const received = typeof result.actual === 'string' ? result.actual : formatValue(result.actual);
  const expected = typeof result.expected === 'string' ? result.expected : formatValue(result.expected);
  return {
    status: 'fail',
    message: ours ? text : `The result is ${received} but must be ${expected}.`,
    expected,
    received,
    ...(result.cause !== undefined && { cause: result.cause }),
  };
}

/** Jest's own sentence, without colours and without the call that every message begins with. */
function firstLines(message: string | (() => string)): string {
  const lines = stripVTControlCharacters(typeof message === 'function' ? message() : message).split('\n');
  return lines.filter((line) => line.trim() !== '').slice(1, 4).join(', '); // prettier-ignore
}

function hasMatcherResult(thrown: unknown): thrown is { matcherResult: MatcherResult } {
  return thrown instanceof Error && 'matcherResult' in thrown && thrown.matcherResult !== undefined;
}
