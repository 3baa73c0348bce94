import type { Outcome } from './outcome';
import type { Step } from './step';

/** What is printed after a step's name when it has ended: how, and why if it failed, checked nothing, or all is to be shown. */
export function progressText(outcome: Outcome, verbose: boolean): string {
  if (outcome.status === 'not-run') return `not run: ${outcome.because}\n`;
  const verdict = outcome.failed === 0 ? 'ok' : 'FAILED';
  const isNews = outcome.failed > 0 || (outcome.passed === 0 && outcome.skipped > 0);
  const isWanted = (verbose || isNews) && outcome.output !== '';
  const details = isWanted ? `${outcome.output.trimEnd()}\n\n` : '';
  return `${verdict} (${countsText(outcome)}, ${outcome.seconds.toFixed(1)} s)\n${details}`;
}

/** A table of steps; its last line is the sum, as `12 passed, 0 failed`. */
export function summaryText(outcomes: ReadonlyMap<Step, Outcome>): string {
  const rows = [...outcomes].map(([step, outcome]) => summaryRow(step.name, outcome));
  const ran = [...outcomes.values()].filter((outcome) => outcome.status === 'ran');
  const sum = (pick: (outcome: (typeof ran)[number]) => number) => ran.reduce((total, one) => total + pick(one), 0);
  const head = row('step', 'passed', 'failed', 'skipped', 'seconds');
  const seconds = row('', '', '', '', sum((one) => one.seconds).toFixed(1));
  const last = `${sum((one) => one.passed)} passed, ${sum((one) => one.failed)} failed`;
  return [head, ...rows, seconds, '', last].join('\n');
}

function summaryRow(name: string, outcome: Outcome): string {
  if (outcome.status === 'not-run') return `${name.padEnd(12)}  not run: ${outcome.because}`;
  const { passed, failed, skipped, seconds } = outcome;
  return row(name, `${passed}`, `${failed}`, `${skipped}`, seconds.toFixed(1));
}

function row(name: string, ...cells: string[]): string {
  return name.padEnd(12) + cells.map((cell) => cell.padStart(9)).join('');
}

function countsText({ passed, failed, skipped }: { passed: number; failed: number; skipped: number }): string {
  const parts = [`${passed} passed`, `${failed} failed`];
  return (skipped > 0 ? [...parts, `${skipped} skipped`] : parts).join(', ');
}
