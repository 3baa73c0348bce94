import { type BackendName, selectBackend, tf } from '@gradus/runtime';
import type { Measured } from './measured';
import { SIZES, type SizeName, type WorkloadName } from './sizes';
import { prepare } from './workloads';

// In a process of its own: one training on one backend, for so many seconds.

const FIRST_LOSSES = 3;

async function main([backend, workload, size, seconds]: string[]): Promise<void> {
  const folders = JSON.parse(process.env['GRADUS_BACKEND_PACKAGES'] ?? '{}') as Record<string, string>;
  const { device, kind } = await selectBackend(backend as BackendName, folders);
  if (workload === undefined) return say({ device, kind, losses: [], ms: [] });
  const { steps, step } = prepare(tf, workload as WorkloadName, SIZES[size as SizeName]);
  const losses: number[] = [];
  for (let i = 0; i < FIRST_LOSSES; i++) losses.push(await valueOf(step(i)));
  const run = async () => {
    const begin = performance.now();
    for (let i = 0; i < steps; i++) {
      const loss = step(i);
      if (i === steps - 1)
        await valueOf(loss); // waits for a GPU
      else loss.dispose();
    }
    return performance.now() - begin;
  };
  const first = await run(); // warms up; where it alone takes longer than asked for, it is the measurement
  const limit = Number(seconds) * 1000;
  const ms = first > limit ? [first] : [];
  for (let spent = first; spent < limit; spent += ms.at(-1)!) ms.push(await run());
  say({ device, kind, losses, ms });
}

async function valueOf(loss: tf.Scalar): Promise<number> {
  const [value] = await loss.data();
  loss.dispose();
  return value!;
}

function say(measured: Measured): void {
  process.stdout.write(`${JSON.stringify(measured)}\n`, () => process.exit()); // Dawn may hold the process
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${String((error as Error).message ?? error)}\n`);
  process.exit(1);
});
