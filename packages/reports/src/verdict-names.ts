import type { Verdict } from '@gradus/contract';
import type { Phrases } from './language/en';

/** How a verdict is called beside a check's title; `pass` and `fail` speak for themselves. */
export function verdictName(verdict: Verdict, { verdicts }: Phrases): string | undefined {
  return (verdicts as Partial<Record<Verdict, string>>)[verdict];
}
