import { stripVTControlCharacters } from 'node:util';
import type { CheckRecord } from '@gradus/contract';
import { explainError } from './explain-error';
import { formatValue } from './format-value';
import { fromWorker } from './language/from-worker';
import { ENGLISH, say, type Wording } from './language/wording';
import type { WordedMismatch } from './matchers/matchers';
import { ForbiddenUse, InfraError, InvalidValue, isFailedAssertion, RemoteError, WorkerDied } from './remote/errors';

/** How V8 and Emscripten say that the system gave no more memory. */
const OUT_OF_MEMORY =
  /^Array buffer allocation failed$|^Invalid typed array length: \d{9,}$|could not allocate memory|Unable to grow instance memory|Cannot enlarge memory/;

export type Judgement = Pick<CheckRecord, 'status' | 'message' | 'expected' | 'received' | 'cause'>;

/**
 * Turns what a check's body threw into a verdict with a message for the student.
 *
 * @param calledStudent whether the check had called student code by then; if not, the fault is ours
 * @param wording what its message is worded in
 */
export function verdictOf(thrown: unknown, calledStudent = true, wording: Wording = ENGLISH): Judgement {
  const { phrases } = wording;
  if (thrown instanceof RemoteError) return remoteVerdict(thrown, wording);
  if (thrown instanceof WorkerDied) return { status: thrown.verdict, message: say(thrown.said, phrases) };
  if (thrown instanceof InvalidValue) {
    const { said, received } = thrown;
    return { status: 'invalid-value', message: say(said, phrases), ...(received && { received }) };
  }
  if (thrown instanceof ForbiddenUse) return { status: 'forbidden', message: say(thrown.said, phrases) };
  if (thrown instanceof InfraError) return { status: 'infra-error', message: thrown.message };
  if (isFailedAssertion(thrown)) return mismatchVerdict(thrown.matcherResult as MatcherResult, wording);
  const { message } = thrown as Error;
  // The reference solutions pass every check, so a check that stumbles after a call does so over what was returned.
  return calledStudent
    ? { status: 'invalid-value', message: phrases.stumbled(message) }
    : { status: 'infra-error', message };
}

function remoteVerdict(error: RemoteError, { phrases }: Wording): Judgement {
  const place = error.place === undefined ? '' : phrases.at(error.place);
  const said = () => fromWorker(error.studentMessage, phrases);
  switch (error.kind) {
    case 'not-implemented':
      return { status: 'not-started', message: `${said()}${place}` };
    case 'invalid-value':
      return { status: 'invalid-value', message: phrases.cannotBeJudged(said()) };
    case 'forbidden':
      return { status: 'forbidden', message: said() };
    case 'memory-limit':
      return withCause(
        { status: 'memory-limit', message: phrases.needsMoreMemory(place, said()) },
        explainError(error.studentMessage, phrases),
      );
    case 'thrown':
      return OUT_OF_MEMORY.test(error.studentMessage)
        ? { status: 'memory-limit', message: phrases.noMoreMemory(place), cause: phrases.tooLarge }
        : withCause(
            { status: 'error', message: `${error.studentName}: ${error.studentMessage}${place}` },
            explainError(error.studentMessage, phrases),
          );
  }
}

function withCause(judgement: Judgement, cause: string | undefined): Judgement {
  return { ...judgement, ...(cause !== undefined && { cause }) };
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
function mismatchVerdict(result: MatcherResult | WordedMismatch, wording: Wording): Judgement {
  if (!('actual' in result)) return { status: 'fail', message: firstLines(result.message) };
  if ('name' in result) return plainMismatch(result, wording);
  const { message, expected, actual, cause } = (result as WordedMismatch).inWording(wording);
  return { status: 'fail', message: message(), expected, received: actual, ...(cause !== undefined && { cause }) };
}

function plainMismatch(result: MatcherResult, { phrases, sentence }: Wording): Judgement {
  const worded = (value: unknown) => formatValue(typeof value === 'string' ? sentence(value) : value);
  const [expected, received] = [worded(result.expected), worded(result.actual)];
  if (result.pass) return { status: 'fail', message: phrases.mustNotBe(expected), received };
  return { status: 'fail', message: phrases.mustBe(phrases.theResult, received, expected), expected, received };
}

/** Jest's own sentence, without colours and without the call that every message begins with. */
function firstLines(message: string | (() => string)): string {
  const lines = stripVTControlCharacters(typeof message === 'function' ? message() : message).split('\n');
  return lines.filter((line) => line.trim() !== '').slice(1, 4).join(', '); // prettier-ignore
}
