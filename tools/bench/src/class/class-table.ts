import { each, type Pace } from './pace';

export interface ClassFigures {
  /** One after the other, with a start of Jest for each. */
  readonly single: Pace;
  /** The whole class, at the best level of isolation that there is. */
  readonly whole: Pace & { readonly level: string };
  /** Some of it, in several ways. */
  readonly some: SomeOfIt;
  readonly jobs: number;
  readonly cores: number;
  readonly exercises: number;
}

interface SomeOfIt {
  /** At that level, if there is one. */
  readonly strong?: Pace | undefined;
  /** Without a sandbox. */
  readonly weak: Pace;
  /** Without a sandbox, and without naming misconceptions. */
  readonly unnamed: Pace;
  /** From a queue, if it can be had. */
  readonly queue?: Pace | undefined;
}

/** Above this share of the processors, other programs are worth a word. */
const BUSY = 0.03;

/** Submissions per second, and how many times that is what one by one does. */
export function classTable({ single, whole, some, jobs, cores, exercises }: ClassFigures): string {
  const { strong, weak, unnamed, queue } = some;
  const part = `${weak.submissions} of them`;
  const rows = [
    row('one by one, a start of Jest for each', single, single, single.own),
    row(`class run, isolation ${whole.level}`, whole, single),
    ...(strong ? [row(`${part}, isolation ${whole.level}`, strong, single)] : []),
    row(`${part}, isolation WEAK`, weak, single, weak.own),
    row(`${part}, isolation WEAK, no misconceptions named`, unnamed, single, unnamed.own),
    ...(queue ? [row(`${part}, isolation ${whole.level}, from a queue`, queue, single)] : []),
  ];
  const sentences = [
    `In processor time a class run takes ${(single.own / single.submissions / (weak.own / weak.submissions)).toFixed(1)} times less than one by one (both without a sandbox).`,
    ...(strong ? [costOf('The sandbox', strong, weak, jobs)] : []),
    `Naming misconceptions costs ${Math.round(100 * Math.max(0, weak.own / unnamed.own - 1))} % of processor time.`,
    ...(queue ? [costOf('The queue', queue, strong ?? weak, jobs)] : []),
    busyness([single, weak], cores),
  ];
  return [
    `${whole.submissions} submissions, ${exercises} exercises with unit checks each, ${jobs} at a time; ${single.submissions} of them one by one.`,
    '',
    '| | submissions | each | per second | × | processor time each | of the whole computer |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...rows,
    '',
    ...sentences,
  ].join('\n');
}

/** Other work on the computer moves times by more than a sandbox does. */
function costOf(what: string, dear: Pace, cheap: Pace, jobs: number): string {
  const [turn, work] = [jobs * (each(dear) - each(cheap)), (dear.computer - cheap.computer) / dear.submissions];
  if (turn <= 0) return `What ${what.toLowerCase()} costs is lost in what else the computer did.`;
  return `${what} costs ${milliseconds(turn)} of a submission's turn, ${milliseconds(Math.max(0, work))} of processor time.`;
}

/** How far the times can be believed: processor time that was not ours. Told from runs all of whose time is known. */
function busyness(paces: readonly Pace[], cores: number): string {
  const others = paces.reduce((total, { own, computer }) => total + computer - own, 0);
  const share = others / (cores * paces.reduce((total, { seconds }) => total + seconds, 0));
  if (Number.isNaN(share)) return 'How busy the computer was besides is not known here.';
  const percent = `${Math.round(100 * Math.max(0, share))} % of the processors`;
  if (share < BUSY) return `Other programs took ${percent}.`;
  return `Other programs took ${percent}: of the times, only the first processor time can be compared with other runs.`;
}

function row(what: string, pace: Pace, baseline: Pace, processor = NaN): string {
  const times = each(baseline) / each(pace);
  const [own, computer] = [processor, pace.computer].map((seconds) => (Number.isNaN(seconds) ? '' : `${(seconds / pace.submissions).toFixed(2)} s`)); // prettier-ignore
  return `| ${what} | ${pace.submissions} | ${each(pace).toFixed(2)} s | ${(1 / each(pace)).toFixed(2)} | ${times.toFixed(1)} | ${own} | ${computer} |`;
}

function milliseconds(seconds: number): string {
  return `${Math.round(1000 * seconds)} ms`;
}
