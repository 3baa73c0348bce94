/** How long some submissions took. */
export interface Pace {
  readonly submissions: number;
  readonly seconds: number;
  /** Of all processes; not told of those in a sandbox. */
  readonly processorSeconds: number;
}

export interface ClassFigures {
  /** One after the other, with a start of Jest for each. */
  readonly single: Pace;
  readonly weak: Pace;
  /** At the best level of isolation, if there is one. */
  readonly strong: (Pace & { readonly level: string }) | undefined;
  readonly jobs: number;
  readonly exercises: number;
}

/** Submissions per second, and how much faster that is than one by one. */
export function classTable({ single, weak, strong, jobs, exercises }: ClassFigures): string {
  const rows = [
    row('one by one, a start of Jest for each', single, single, single.processorSeconds),
    row('class run, isolation WEAK', weak, single, weak.processorSeconds),
    ...(strong ? [row(`class run, isolation ${strong.level}`, strong, single)] : []),
  ];
  const cost = strong && 1000 * jobs * (each(strong) - each(weak));
  return [
    `${weak.submissions} submissions, ${exercises} exercises with unit checks each, ${jobs} at a time.`,
    '',
    '| | submissions | each | per second | × | processor time each |',
    '| --- | ---: | ---: | ---: | ---: | ---: |',
    ...rows,
    ...(cost === undefined ? [] : ['', sandboxCost(cost)]),
  ].join('\n');
}

/** Other work on the computer moves times by more than a sandbox does. */
function sandboxCost(milliseconds: number): string {
  if (milliseconds <= 0) return 'What the sandbox costs is lost in what else the computer did.';
  return `The sandbox costs ${Math.round(milliseconds)} ms of a submission's turn.`;
}

function row(what: string, pace: Pace, baseline: Pace, processor = NaN): string {
  const times = each(baseline) / each(pace);
  const busy = Number.isNaN(processor) ? '' : `${(processor / pace.submissions).toFixed(2)} s`;
  return `| ${what} | ${pace.submissions} | ${each(pace).toFixed(2)} s | ${(1 / each(pace)).toFixed(2)} | ${times.toFixed(1)} | ${busy} |`; // prettier-ignore
}

function each({ seconds, submissions }: Pace): number {
  return seconds / submissions;
}
