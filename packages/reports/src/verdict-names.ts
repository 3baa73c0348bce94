import type { Verdict } from '@gradus/contract';

/** How verdicts are called beside a check's title; `fail` speaks for itself. */
export const VERDICT_NAMES: Partial<Record<Verdict, string>> = {
  'not-started': 'not started',
  error: 'error',
  'invalid-value': 'unusable result',
  timeout: 'time limit',
  'memory-limit': 'memory limit',
  'output-limit': 'output limit',
  crash: 'process ended',
  'compile-error': 'syntax',
  forbidden: 'not allowed here',
  skipped: 'skipped',
  'infra-error': 'the grader failed',
};
