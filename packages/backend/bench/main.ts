import { parseArgs } from 'node:util';
import { ENGINES, nativePath, type Engine } from './engines';
import { measure, type Measurement } from './run-child';
import { WORKLOADS } from './workloads';

/**
 * Times training on each engine: `npm run bench --workspace @gradus/backend -- [--cpu] [--only lenet]`.
 * Engines take turns, each in a process of its own, and the best of all rounds counts: other work on the machine
 * disturbs them alike. tfjs-node takes part if it is installed, or where GRADUS_TFJS_NODE says.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      cpu: { type: 'boolean', default: false }, // minutes
      only: { type: 'string', default: '' },
      rounds: { type: 'string', default: '3' },
    },
  });
  const engines = ENGINES.filter(
    (engine) => (engine !== 'cpu' || values.cpu) && (engine !== 'tfjs-node' || hasNative()),
  );
  const workloads = Object.keys(WORKLOADS).filter((name) => name.toLowerCase().includes(values.only.toLowerCase()));
  console.log(`| ms (ratio to wasm+) | ${engines.join(' | ')} |`);
  console.log(`| --- |${' ---: |'.repeat(engines.length)}`);
  for (const workload of workloads) {
    console.log(`| ${workload} | ${(await row(workload, engines, Number(values.rounds))).join(' | ')} |`);
  }
}

async function row(workload: string, engines: Engine[], rounds: number): Promise<string[]> {
  const best = new Map<Engine, Measurement>();
  for (let round = 0; round < rounds; round++) {
    for (const engine of engines) {
      const before = best.get(engine);
      if (before?.status === 'failed') continue;
      const now = await measure(engine, workload, 2);
      if (!before || now.status === 'failed' || now.ms < before.ms) best.set(engine, now);
    }
  }
  const base = best.get('wasm+')!;
  return engines.map((engine) => cell(best.get(engine)!, base));
}

function cell(measurement: Measurement, base: Measurement): string {
  if (measurement.status === 'failed') return 'fails';
  const ratio = base.status === 'measured' ? ` (${(measurement.ms / base.ms).toFixed(2)})` : '';
  return `${measurement.ms.toFixed(measurement.ms < 100 ? 1 : 0)}${ratio}`;
}

function hasNative(): boolean {
  try {
    return Boolean(require.resolve(nativePath()));
  } catch {
    return false;
  }
}

void main();
