import { load, type Engine } from './engines';
import { WORKLOADS } from './workloads';

/**
 * In a process of its own: the shortest of many runs, in ms, as the last line of the output. Runs are short, so that on
 * a busy machine some of them go undisturbed.
 */
async function main([engine, workload, seconds]: string[]): Promise<void> {
  const tf = await load(engine as Engine);
  const run = WORKLOADS[workload!]!(tf);
  await run(); // warms up
  const end = performance.now() + Number(seconds) * 1000;
  let best = Infinity;
  while (performance.now() < end) {
    const start = performance.now();
    await run();
    best = Math.min(best, performance.now() - start);
  }
  console.log(best);
}

void main(process.argv.slice(2));
