import { stripVTControlCharacters } from 'node:util';
import type { CheckRecord } from '@gradus/contract';
import { explainError, TOO_LARGE } from './explain-error';
import { formatValue } from './format-value';
import type { Mismatch } from './matchers/matchers';
import { ForbiddenUse, InfraError, InvalidValue, isFailedAssertion, RemoteError, WorkerDied } from './remote/errors';

/** How V8 and Emscripten say that the system gave no more memory. */
const OUT_OF_MEMORY =
  /^Array buffer allocation failed$|^Invalid typed array length: \d{9,}$|could not allocate memory|Unable to grow instance memory|Cannot enlarge memory/;

export type Judgement = Pick<CheckRecord, 'status' | 'message' | 'expected' | 'received' | 'cause'>;

/**
 * Turns what a check's body threw into a verdict with a message for the student.
 *
 * @param calledStudent whether the check had called student code by then; if not, the fault is ours
 */
export function verdictOf(thrown: unknown, calledStudent = true): Judgement {
  if (thrown instanceof RemoteError) return remoteVerdict(thrown);
  if (thrown instanceof WorkerDied) return { status: thrown.verdict, message: thrown.message };
  if (thrown instanceof InvalidValue) {
    return { status: 'invalid-value', message: thrown.message, ...(thrown.received && { received: thrown.received }) };
  }
  if (thrown instanceof ForbiddenUse) return { status: 'forbidden', message: thrown.message };
  if (thrown instanceof InfraError) return { status: 'infra-error', message: thrown.message };
  if (isFailedAssertion(thrown)) return mismatchVerdict(thrown.matcherResult as MatcherResult);
  const { message } = thrown as Error;
  // The reference solutions pass every check, so a check that stumbles after a call does so over what was returned.
  return calledStudent
    ? { status: 'invalid-value', message: `The check could not work with the result (${message}).` }
    : { status: 'infra-error', message };
}

function remoteVerdict(error: RemoteError): Judgement {
  const place = error.place === undefined ? '' : ` (${error.place})`;
  switch (error.kind) {
    case 'not-implemented':
      return { status: 'not-started', message: `${error.studentMessage}${place}` };
    case 'invalid-value':
      return { status: 'invalid-value', message: `The returned value cannot be judged: ${error.studentMessage}.` };
    case 'forbidden':
      return { status: 'forbidden', message: error.studentMessage };
    case 'memory-limit':
      return tensorsTooLarge(error, place);
    case 'thrown':
      return OUT_OF_MEMORY.test(error.studentMessage) ? outOfMemory(place) : thrownVerdict(error, place);
  }
}

function outOfMemory(place: string): Judgement {
  const message = `The code asked for more memory than it may have${place}.`;
  return { status: 'memory-limit', message, cause: TOO_LARGE };
}

function tensorsTooLarge({ studentMessage }: RemoteError, place: string): Judgement {
  const cause = explainError(studentMessage);
  const message = `The code needs more memory than it may have${place}: ${studentMessage}.`;
  return { status: 'memory-limit', message, ...(cause !== undefined && { cause }) };
}

function thrownVerdict(error: RemoteError, place: string): Judgement {
  const cause = explainError(error.studentMessage);
  return {
    status: 'error',
    message: `${error.studentName}: ${error.studentMessage}${place}`,
    ...(cause !== undefined && { cause }),
  };
}

interface MatcherResult {
  message: string | (() => string);
  expected?: unknown;
  actual?: unknown;
  cause?: string;
  name?: string;
  /** True of a mismatch if the matcher was negated. */
  pass?: boolean;
}

/** Our own matchers describe themselves; of Jest's own, those that have a name tell what they compared. */
function mismatchVerdict(result: MatcherResult | Mismatch): Judgement {
  if (!('actual' in result)) return { status: 'fail', message: firstLines(result.message) };
  if ('name' in result) return plainMismatch(result);
  const { expected, actual, cause } = result as Mismatch;
  const message = typeof result.message === 'function' ? result.message() : result.message;
  return { status: 'fail', message, expected, received: actual, ...(cause !== undefined && { cause }) };
}

function plainMismatch(result: MatcherResult): Judgement {
  const [expected, received] = [formatValue(result.expected), formatValue(result.actual)];
  if (result.pass) return { status: 'fail', message: `The result must not be ${expected}.`, received };
  return { status: 'fail', message: `The result is ${received} but must be ${expected}.`, expected, received };
}

/** Jest's own sentence, without colours and without the call that every message begins with. */
function firstLines(message: string | (() => string)): string {
  const lines = stripVTControlCharacters(typeof message === 'function' ? message() : message).split('\n');
  return lines.filter((line) => line.trim() !== '').slice(1, 4).join(', '); // prettier-ignore
}
