import { machine } from '@gradus/backend/bench/machine';
import type { Measurement } from './student-day';

const BASELINE = 'plain Jest, one empty test';

/** The measurements as a Markdown table, with the machine and ratios to plain Jest in the same run. */
export function table(measurements: readonly Measurement[]): string {
  const baseline = measurements.find(({ step }) => step === BASELINE)!.seconds;
  const rows = measurements.map(({ step, seconds, goal }) => {
    const wanted = goal === undefined ? '' : `≤ ${goal} s`;
    return `| ${step} | ${seconds.toFixed(2)} s | ${(seconds / baseline).toFixed(1)} | ${wanted} |`;
  });
  return [machine(), '', '| step | median | ÷ plain Jest | goal |', '| --- | ---: | ---: | ---: |', ...rows].join('\n');
}
