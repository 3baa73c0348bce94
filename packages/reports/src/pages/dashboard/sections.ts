import { join } from 'node:path';
import { fromJsonNumber, type JournalLine } from '@gradus/contract';
import { learningCurveFigure } from '../../charts/learning-curve-chart';
import { progressBar } from '../../charts/progress-bar';
import type { Markup } from '../../markup';
import { points } from '../../points';
import { median } from '../../statistics/quantile';
import { shortNumber } from '../../training/short-number';
import { templatesIn } from '../templates';
import type { ClassState, DashboardState, RunLife, ShownCurve } from './state';

/** A part of a dashboard that changes as a whole. */
export interface Section {
  readonly id: string;
  readonly html: Markup;
}

const fill = templatesIn(join(__dirname, 'templates'));

/** So many of the latest submissions have a row, and so many trainings a picture. */
const MOST_ROWS = 25;
const MOST_CURVES = 6;

/** What a dashboard shows, in parts; the ids are always the same. */
export function sectionsOf(state: DashboardState): Section[] {
  const curves = { id: 'curves', html: fill('curves', curvesView(state)) };
  if (state.status === 'training') return [curves];
  return [
    { id: 'progress', html: fill('progress', progressView(state)) },
    { id: 'verdicts', html: fill('verdicts', verdictsView(state)) },
    curves,
    { id: 'latest', html: fill('latest', latestView(state)) },
  ];
}

function progressView({ life, total, lines, training, secondsLeft }: ClassState) {
  const done = lines.length;
  const isRunning = life.status === 'running';
  const isComplete = total !== undefined && done >= total;
  return {
    state: isRunning ? 'Grading' : isComplete && life.status === 'none' ? 'Done' : 'Not running',
    why: whyNotRunning(life, isComplete),
    done,
    total: total === undefined ? '?' : total,
    training,
    left: isRunning && !isComplete && secondsLeft !== undefined ? duration(secondsLeft) : isComplete ? 'none' : '–',
    bar: progressBar(total === undefined ? 0 : done / Math.max(total, 1), total === undefined ? 0 : (done + training) / Math.max(total, 1)), // prettier-ignore
  };
}

function whyNotRunning(life: RunLife, isComplete: boolean): string | undefined {
  if (life.status === 'dead') {
    const lastSign = life.lastSign.toISOString();
    return `The run was killed or crashed: its last sign of life came on ${lastSign.slice(0, 10)} at ${lastSign.slice(11, 19)} UTC. The same command with --resume goes on, and nothing that is done is lost.`;
  }
  return life.status === 'running' || isComplete ? undefined : 'The run has not begun, or was interrupted; then the same command with --resume goes on.'; // prettier-ignore
}

/** `40 s`, `12 min`, `3 h`. */
function duration(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds / 10) * 10} s`;
  return seconds < 5400 ? `${Math.ceil(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`;
}

const VERDICTS: readonly (readonly [what: string, words: string, mark: string, look: string])[] = [
  ['pass', 'everything right', '✓', 'good'],
  ['fail', 'something wrong', '✗', 'bad'],
  ['not-started', 'not started', '·', 'idle'],
  ['refused', 'refused', '!', 'bad'],
  ['infra-error', 'the grader failed', '!', 'bad'],
];

function verdictsView({ lines }: ClassState) {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(verdictOf(line), (counts.get(verdictOf(line)) ?? 0) + 1);
  const graded = lines.flatMap((line) => (line.status === 'graded' ? [line] : []));
  const onGpu = graded.flatMap(({ gpu }) => gpu ?? []);
  return {
    rows: VERDICTS.map(([what, words, mark, look]) => ({ words, mark, look, count: counts.get(what) ?? 0 })),
    ...middleOf(graded),
    gpu: middleOf(onGpu),
  };
}

/** The same median as on the class page, and what there is to get. Undefined if nobody has any. */
function middleOf(all: readonly { readonly score: number; readonly maxScore: number }[]) {
  if (all.length === 0) return undefined;
  return { median: points(Math.round(median(all.map(({ score }) => score)))), most: points(all[0]!.maxScore) };
}

function verdictOf(line: JournalLine): string {
  return line.status === 'graded' ? line.verdict : line.status;
}

function latestView({ lines }: ClassState) {
  const latest = lines.slice(-MOST_ROWS).reverse();
  return {
    rows: latest.map((line) => {
      const [, words, mark, look] = VERDICTS.find(([what]) => what === verdictOf(line))!;
      const about = line.status === 'graded' ? pointsOf(line) : line.reason.split('\n')[0]!;
      return { id: line.id, words, mark, look, about, at: line.at.slice(11, 19), datetime: line.at };
    }),
    more: Math.max(lines.length - MOST_ROWS, 0),
  };
}

/** `87.5 of 100; on a GPU 20 of 30` */
function pointsOf({ score, maxScore, gpu }: JournalLine & { status: 'graded' }): string {
  const apart = gpu ? `; on a GPU ${points(gpu.score)} of ${points(gpu.maxScore)}` : '';
  return `${points(score)} of ${points(maxScore)}${apart}`;
}

function curvesView(state: DashboardState) {
  return {
    isClass: state.status === 'class',
    curves: state.curves.slice(0, MOST_CURVES).map((shown, i) => curveView(shown, i)),
  };
}

function curveView({ exercise, student, epochs, curve }: ShownCurve, i: number) {
  const done = curve.series[0]!.values.length;
  const last = curve.series.map(({ name, values }) => `${name} ${values.length === 0 ? '–' : shortNumber(fromJsonNumber(values.at(-1)!))}`); // prettier-ignore
  return {
    title: `${exercise.id} ${exercise.name}`,
    student,
    isUnderWay: epochs !== undefined && done < epochs,
    epoch: epochs === undefined ? `${done} epochs` : `epoch ${done} of ${epochs}`,
    last: last.join(', '),
    chart: learningCurveFigure({ ...exercise, id: `${exercise.id}.${i}` }, curve),
  };
}
