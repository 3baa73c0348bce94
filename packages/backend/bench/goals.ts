import type { Benchmark } from './benchmark';
import type { Engine } from './engines';
import { EMPTY_PROCESS, JEST_SPEC, ONE_FILE } from './startup';
import { best } from './statistics';

/** What the project wants to reach, beside what was measured; what lacks a measurement is left out. */
export function goals(benchmark: Benchmark): string {
  const lines = GOALS.flatMap(({ text, measure, isMet, unit }) => {
    const value = measure(benchmark);
    if (!Number.isFinite(value)) return [];
    return `- ${text}: ${value.toFixed(unit === '×' ? 1 : 0)}${unit === '×' ? '×' : ' ms'}, ${isMet(value) ? 'met' : 'missed'}`;
  });
  return lines.length > 0 ? `Goals:\n\n${lines.join('\n')}` : '';
}

interface Goal {
  readonly text: string;
  readonly unit: '×' | 'ms';
  /** NaN without a measurement. */
  readonly measure: (benchmark: Benchmark) => number;
  readonly isMet: (value: number) => boolean;
}

const GOALS: readonly Goal[] = [
  {
    text: 'MLP at least 8 times faster than stock wasm',
    unit: '×',
    measure: (each) => ratio(each, 'MLP 784', 'stock wasm', 'wasm+'),
    isMet: (value) => value >= 8,
  },
  {
    text: 'MLP with onnxruntime at least 20 times faster than stock wasm',
    unit: '×',
    measure: (each) => ratio(each, 'MLP 784', 'stock wasm', 'wasm+ with onnxruntime'),
    isMet: (value) => value >= 20,
  },
  {
    text: 'LeNet in at most 2.5 times the time of tfjs-node',
    unit: '×',
    measure: (each) => ratio(each, 'LeNet, 2k', 'wasm+', 'tfjs-node'),
    isMet: (value) => value <= 2.5,
  },
  ...['LSTM', 'SimpleRNN'].map((name): Goal => ({
    text: `${name} in less time than tfjs-node`,
    unit: '×',
    measure: (each) => ratio(each, name, 'wasm+', 'tfjs-node'),
    isMet: (value) => value < 1,
  })),
  {
    text: 'first operation, all in one file, at most 150 ms above an empty Node process',
    unit: 'ms',
    measure: (each) => startup(each, ONE_FILE) - startup(each, EMPTY_PROCESS),
    isMet: (value) => value <= 150,
  },
  {
    text: 'a Jest spec in at most 600 ms',
    unit: 'ms',
    measure: (each) => startup(each, JEST_SPEC),
    isMet: (value) => value <= 600,
  },
];

/** Shortest run on one engine over the shortest on another. */
function ratio({ workloads }: Benchmark, name: string, engine: Engine, by: Engine): number {
  const outcomes = workloads.find((workload) => workload.name.includes(name))?.outcomes;
  const [a, b] = [outcomes?.get(engine), outcomes?.get(by)];
  return a?.status === 'measured' && b?.status === 'measured' ? best(a.runs.wall) / best(b.runs.wall) : NaN;
}

function startup(benchmark: Benchmark, name: string): number {
  const found = benchmark.startup.find((each) => each.name === name);
  return found ? best(found.wall) : NaN;
}
