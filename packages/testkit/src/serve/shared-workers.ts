import type { Limits, RunPlan } from '@gradus/contract';
import { InfraError } from '../remote/errors';
import { WorkerProcess } from '../remote/worker-process';
import type { Leaving, Workers } from '../remote/workers';

/**
 * Workers for the exercises of one submission, one after the other in the same process while that lives. The next process
 * is started ahead, since starting takes longer than judging; it has seen nothing of anybody's when it is taken.
 */
export class SharedWorkers implements Workers {
  readonly areShared = true;
  /** The worker in use has seen a private check, of which later answers in it could tell. */
  hasSeenPrivate = false;
  private inUse: WorkerProcess | undefined;
  private spare: WorkerProcess | undefined;

  constructor(
    private readonly launch: RunPlan['worker'],
    private readonly limits: Limits,
  ) {}

  /** Whether the next session gets a worker that has loaded other exercises. */
  get isUsed(): boolean {
    return this.inUse !== undefined && !this.inUse.dead;
  }

  take(): WorkerProcess {
    if (this.isUsed) return this.inUse!;
    this.hasSeenPrivate = false;
    this.inUse = this.spare?.dead === false ? this.spare : this.start();
    this.spare = this.start();
    return this.inUse;
  }

  async giveBack(worker: WorkerProcess, { idle }: Leaving): Promise<void> {
    await idle();
    await (worker.dead ? worker.closed : worker.drained());
  }

  /** The next session gets a worker that has loaded nothing: another exercise's, or another submission's turn has come. */
  async renew(): Promise<void> {
    const worker = this.inUse;
    this.inUse = undefined;
    await end(worker);
  }

  async close(): Promise<void> {
    await Promise.all([this.renew(), end(this.spare)]);
    this.spare = undefined;
  }

  private start(): WorkerProcess {
    return new WorkerProcess(this.launch, this.limits);
  }
}

async function end(worker: WorkerProcess | undefined): Promise<void> {
  worker?.kill(new InfraError('The session is over.'));
  await worker?.closed;
}
