import type { Limits, RunPlan } from '@gradus/contract';
import { InfraError } from './errors';
import { WorkerProcess } from './worker-process';

/** What a session that ends tells of its worker. */
export interface Leaving {
  /** Resolves when no call is under way. */
  readonly idle: () => Promise<void>;
  /** Whether nothing that ran in the worker has changed anything outside of itself. */
  readonly isUntouched: () => Promise<boolean>;
}

/** Where sessions take their workers from. */
export interface Workers {
  /** A process may be given to one session after another. */
  readonly areShared?: boolean;
  take(): WorkerProcess;
  /** A session needs its worker no more; afterwards everything that it printed has been read. */
  giveBack(worker: WorkerProcess, session: Leaving): Promise<void>;
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
