import { load, type Engine } from './engines';
import { WORKLOADS } from './workloads';

/** In a process of its own: the best of some epochs, in ms, as the last line of the output. */
async function main([engine, workload, runs]: string[]): Promise<void> {
  const tf = await load(engine as Engine);
  const run = WORKLOADS[workload!]!(tf);
  let best = Infinity;
  for (let i = 0; i <= Number(runs); i++) {
    const start = performance.now();
    await run();
    if (i > 0) best = Math.min(best, performance.now() - start); // the first one warms up
  }
  console.log(best);
}

void main(process.argv.slice(2));
