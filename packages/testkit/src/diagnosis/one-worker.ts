import type { Limits, RunPlan } from '@gradus/contract';
import { InfraError } from '../remote/errors';
import { WorkerProcess } from '../remote/worker-process';
import type { Leaving, Workers } from '../remote/workers';

/** One process for several sessions, until one of them leaves something behind; started when it is needed. */
export class OneWorker implements Workers {
  readonly areShared = true;
  private worker: WorkerProcess | undefined;

  constructor(
    private readonly launch: RunPlan['worker'],
    private readonly limits: Limits,
  ) {}

  take(): WorkerProcess {
    if (this.worker?.dead !== false) this.worker = new WorkerProcess(this.launch, this.limits);
    return this.worker;
  }

  async giveBack(worker: WorkerProcess, { idle, isUntouched }: Leaving): Promise<void> {
    await idle();
    if (worker.dead) await worker.closed;
    else if (await isUntouched()) await worker.drained();
    else await this.close();
  }

  /** Ends the process; whoever wants another session gets a new one. */
  async close(): Promise<void> {
    this.worker?.kill(new InfraError('The session is over.'));
    await this.worker?.closed;
  }
}
