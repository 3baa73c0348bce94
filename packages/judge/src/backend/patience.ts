import { SOFTWARE_PATIENCE } from '@gradus/contract';
import { isNative } from '@gradus/runtime/ladder';
import type { Program } from '@gradus/sandbox';
import type { Course } from '../course';
import { type Prober } from './choose-backend';
import { probeBackend } from './probe-backend';

/** How many times as long as usual everything may take on this backend: longer on a GPU made of software. */
export async function patienceWith(course: Course, backend: string, probe: Prober = probeBackend): Promise<number> {
  if (!isNative(backend)) return 1;
  const probed = await probe(course, backend);
  return probed.status === 'works' && probed.kind === 'software-gpu' ? SOFTWARE_PATIENCE : 1;
}

/** The worker with so much more of the processor's time. */
export function patient(worker: Program, patience: number): Program {
  return { ...worker, bounds: { ...worker.bounds, cpuSeconds: patience * worker.bounds.cpuSeconds } };
}
