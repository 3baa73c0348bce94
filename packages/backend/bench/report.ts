import { version as tfVersion } from '@tensorflow/tfjs/package.json';
import type { Benchmark } from './benchmark';
import type { Engine } from './engines';
import { goals } from './goals';
import { machine } from './machine';
import type { Outcome } from './run-child';
import { EMPTY_PROCESS } from './startup';
import { best, median } from './statistics';

/** The measurements as Markdown. */
export function report(benchmark: Benchmark): string {
  return [
    `${machine()}, TensorFlow.js ${tfVersion}, ${new Date().toISOString().slice(0, 10)}`,
    engines(benchmark),
    `Shortest run in ms, and how many times faster than stock wasm:\n\n${trainingTable(benchmark, shortest)}`,
    reasons(benchmark),
    `Median of all runs in ms / processor time of all threads in the run that used least:\n\n${trainingTable(benchmark, other)}`,
    startupTable(benchmark),
    goals(benchmark),
  ]
    .filter(Boolean)
    .join('\n\n');
}

function engines({ engines }: Benchmark): string {
  return engines
    .map(({ engine, state }) =>
      state.status === 'ready' ? `- ${engine}: ${state.details}` : `- ${engine}: not measured (${state.reason})`,
    )
    .join('\n');
}

function ready({ engines }: Benchmark): Engine[] {
  return engines.filter(({ state }) => state.status === 'ready').map(({ engine }) => engine);
}

type Cell = (outcome: Outcome, stock: Outcome | undefined) => string;

function trainingTable(benchmark: Benchmark, cell: Cell): string {
  const columns = ready(benchmark);
  const rows = benchmark.workloads.map(({ name, outcomes }) => [
    name,
    ...columns.map((engine) => cell(outcomes.get(engine)!, outcomes.get('stock wasm'))),
  ]);
  return table(['one epoch', ...columns], rows);
}

function shortest(outcome: Outcome, stock: Outcome | undefined): string {
  if (outcome.status !== 'measured') return unmeasured(outcome);
  const ms = best(outcome.runs.wall);
  const ratio = stock?.status === 'measured' ? ` (${(best(stock.runs.wall) / ms).toFixed(1)}×)` : '';
  return `${round(ms)}${ratio}`;
}

function other(outcome: Outcome): string {
  if (outcome.status !== 'measured') return unmeasured(outcome);
  return `${round(median(outcome.runs.wall))} / ${round(best(outcome.runs.cpu))}`;
}

function unmeasured(outcome: Exclude<Outcome, { status: 'measured' }>): string {
  return outcome.status === 'slow' ? `> ${outcome.limit} s` : 'fails';
}

/** Why what fails does. */
function reasons(benchmark: Benchmark): string {
  const failures = benchmark.workloads.flatMap(({ name, outcomes }) =>
    [...outcomes].flatMap(([engine, outcome]) =>
      outcome.status === 'failed' ? [`- ${engine}, ${name}: ${outcome.reason}`] : [],
    ),
  );
  return failures.length > 0 ? `What fails, and why:\n\n${failures.join('\n')}` : '';
}

function startupTable({ startup }: Benchmark): string {
  if (startup.length === 0) return '';
  const empty = best(startup.find(({ name }) => name === EMPTY_PROCESS)!.wall);
  const rows = startup.map(({ name, wall }) => [
    name,
    round(best(wall)),
    round(median(wall)),
    name === EMPTY_PROCESS ? '' : round(best(wall) - empty),
  ]);
  const title = 'Whole processes, started anew and ended by themselves, in ms:';
  return `${title}\n\n${table(['process', 'shortest', 'median', 'above an empty one'], rows)}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), `| --- |${' ---: |'.repeat(head.length - 1)}`, ...rows.map(line)].join('\n');
}

function round(ms: number): string {
  return ms.toFixed(ms < 10 ? 1 : 0);
}
