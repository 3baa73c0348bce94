import type { ErrorKind } from '@gradus/contract/protocol';
import { type Said, say } from '../language/wording';

/** Student code threw, or returned what cannot be sent. Everything in it is the student's own text. */
export class RemoteError extends Error {
  override readonly name = 'RemoteError';

  constructor(
    readonly kind: ErrorKind,
    readonly studentName: string,
    readonly studentMessage: string,
    /** Where it happened: `02-softmax.ts:12`, if the stack tells. */
    readonly place: string | undefined,
  ) {
    super(`${studentName}: ${studentMessage}`);
  }
}

/** The worker is gone. The verdict says why. */
export class WorkerDied extends Error {
  override readonly name = 'WorkerDied';

  constructor(
    readonly verdict: 'timeout' | 'memory-limit' | 'output-limit' | 'crash',
    readonly said: Said,
  ) {
    super(say(said));
  }
}

/** The check cannot judge what came back: not a tensor, not a number, a value that broke the protocol. */
export class InvalidValue extends Error {
  override readonly name = 'InvalidValue';

  constructor(
    readonly said: Said,
    readonly received?: string,
  ) {
    super(say(said));
  }
}

/** A kernel or name that the exercise asks the student to write without. */
export class ForbiddenUse extends Error {
  override readonly name = 'ForbiddenUse';

  constructor(readonly said: Said) {
    super(say(said));
  }
}

/** The machine's or the judge's fault, not the student's. */
export class InfraError extends Error {
  override readonly name = 'InfraError';
}

/** An `expect` that did not hold. */
export function isFailedAssertion(thrown: unknown): thrown is Error & { matcherResult: object } {
  return thrown instanceof Error && 'matcherResult' in thrown && thrown.matcherResult !== undefined;
}
