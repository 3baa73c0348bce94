import type { CheckResult, Verdict } from '@gradus/contract';
import type { Phrases } from './language/en';

/** The one sentence that holds for all checks of an exercise alike, such as a syntax error. */
export function sharedProblem(
  checks: readonly Pick<CheckResult, 'status' | 'message'>[],
  phrases: Phrases,
): string | undefined {
  const [first] = checks;
  const beforeRunning: Verdict[] = ['compile-error', 'forbidden', 'not-started', 'infra-error'];
  const same = checks.every((check) => check.message === first!.message && check.status === first!.status);
  if (!same || !beforeRunning.includes(first!.status)) return undefined;
  return first!.status === 'infra-error' ? phrases.graderFailed(first!.message ?? '') : first!.message;
}
