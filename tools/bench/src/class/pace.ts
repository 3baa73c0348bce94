import { type Usage, usage } from './usage';

/** How long some submissions took. */
export interface Pace extends Usage {
  readonly submissions: number;
  readonly seconds: number;
}

/** Does something with submissions and looks at the clocks. */
export async function timed(submissions: number, act: () => Promise<void>): Promise<Pace> {
  const [from, before] = [performance.now(), usage()];
  await act();
  const after = usage();
  const seconds = (performance.now() - from) / 1000;
  return { submissions, seconds, own: after.own - before.own, computer: after.computer - before.computer };
}

export function sum(a: Pace, b: Pace): Pace {
  return {
    submissions: a.submissions + b.submissions,
    seconds: a.seconds + b.seconds,
    own: a.own + b.own,
    computer: a.computer + b.computer,
  };
}

/** Seconds for each submission. */
export function each({ seconds, submissions }: Pace): number {
  return seconds / submissions;
}
