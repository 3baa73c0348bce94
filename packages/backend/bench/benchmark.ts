import { ENGINES, type Engine } from './engines';
import { type ChildOptions, type Outcome, runChild } from './run-child';
import { measureStartup, type Startup } from './startup';
import { WORKLOADS } from './workloads';

export interface BenchmarkOptions extends ChildOptions {
  /** How often each engine has its turn with each workload. */
  readonly rounds: number;
  /** Seconds of a turn. */
  readonly seconds: number;
  /** A part of the names of the workloads to run; startup is left out if there is one. */
  readonly only: string;
  report(progress: string): void;
}

export interface Benchmark {
  readonly engines: readonly { readonly engine: Engine; readonly state: EngineState }[];
  readonly workloads: readonly { readonly name: string; readonly outcomes: ReadonlyMap<Engine, Outcome> }[];
  readonly startup: readonly Startup[];
}

export type EngineState =
  { readonly status: 'ready'; readonly details: string } | { readonly status: 'missing'; readonly reason: string };

/**
 * Times training on every engine that works here. Engines take turns, each in a process of its own: other work on the
 * machine disturbs them alike.
 */
export async function runBenchmark(options: BenchmarkOptions): Promise<Benchmark> {
  const engines = await findEngines(options);
  const ready = engines.filter(({ state }) => state.status === 'ready').map(({ engine }) => engine);
  const names = Object.keys(WORKLOADS).filter((name) => name.toLowerCase().includes(options.only.toLowerCase()));
  const workloads = [];
  for (const name of names) workloads.push({ name, outcomes: await runWorkload(name, ready, options) });
  if (!options.only) options.report('startup');
  const startup = options.only ? [] : await measureStartup(ready, options.with, STARTUP_ROUNDS);
  return { engines, workloads, startup };
}

const STARTUP_ROUNDS = 11;

async function findEngines(options: BenchmarkOptions): Promise<Benchmark['engines']> {
  const found = [];
  for (const engine of ENGINES) {
    const state = stateOf(await runChild(options, engine));
    options.report(`${engine}: ${state.status === 'ready' ? state.details : state.reason}`);
    found.push({ engine, state });
  }
  return found;
}

function stateOf(outcome: Outcome): EngineState {
  if (outcome.status === 'measured') return { status: 'ready', details: outcome.runs.details };
  const reason = outcome.status === 'slow' ? `did not load within ${outcome.limit} s` : outcome.reason;
  return { status: 'missing', reason };
}

async function runWorkload(workload: string, engines: readonly Engine[], options: BenchmarkOptions) {
  const outcomes = new Map<Engine, Outcome>();
  for (let round = 1; round <= options.rounds; round++) {
    for (const engine of engines) {
      const before = outcomes.get(engine);
      if (before && !isWorthAnotherTurn(before, options.seconds)) continue;
      options.report(`${workload}: ${engine}, round ${round}`);
      outcomes.set(engine, join(before, await runChild(options, engine, workload, options.seconds)));
    }
  }
  return outcomes;
}

/** What failed fails again, and a run of many seconds is disturbed in each round. */
function isWorthAnotherTurn(outcome: Outcome, seconds: number): boolean {
  return outcome.status === 'measured' && Math.min(...outcome.runs.wall) < 2000 * seconds;
}

function join(before: Outcome | undefined, now: Outcome): Outcome {
  if (before?.status !== 'measured' || now.status !== 'measured') return now;
  const { details, wall, cpu } = before.runs;
  return {
    status: 'measured',
    runs: { details, wall: [...wall, ...now.runs.wall], cpu: [...cpu, ...now.runs.cpu] },
  };
}
