import type { Limits, RunPlan } from '@gradus/contract';
import { InfraError } from '../remote/errors';
import { WorkerProcess } from '../remote/worker-process';
import type { Workers } from '../remote/workers';

/** One process for several sessions, as long as it lives; started when it is needed. */
export class OneWorker implements Workers {
  private worker: WorkerProcess | undefined;

  constructor(
    private readonly launch: RunPlan['worker'],
    private readonly limits: Limits,
  ) {}

  take(): WorkerProcess {
    if (this.worker?.dead !== false) this.worker = new WorkerProcess(this.launch, this.limits);
    return this.worker;
  }

  async giveBack(worker: WorkerProcess, idle: () => Promise<void>): Promise<void> {
    await idle();
    await (worker.dead ? worker.closed : worker.drained());
  }

  async close(): Promise<void> {
    this.worker?.kill(new InfraError('The session is over.'));
    await this.worker?.closed;
  }
}
