import type { Limits, RunPlan } from '@gradus/contract';
import { InfraError } from './errors';
import { WorkerProcess } from './worker-process';

/** Where sessions take their workers from. */
export interface Workers {
  /** A process may be given to one session after another. */
  readonly areShared?: boolean;
  take(): WorkerProcess;
  /**
   * A session needs its worker no more; afterwards everything that it printed has been read.
   *
   * @param idle resolves when no call is under way, for whoever wants to use the worker again
   */
  giveBack(worker: WorkerProcess, idle: () => Promise<void>): Promise<void>;
}

/** A new process for every session, and for every death in it. */
export function ownWorkers(launch: RunPlan['worker'], limits: Limits): Workers {
  return {
    take: () => new WorkerProcess(launch, limits),
    async giveBack(worker) {
      worker.kill(new InfraError('The session is over.'));
      await worker.closed;
    },
  };
}
