import { JudgeClosed } from './judge-closed';
import { JudgeProcess } from './judge-process';

/** A judge process lives for so many tasks, so that what Jest keeps of each does not grow with the class. */
const MOST_TASKS = 200;

interface Slot {
  process?: JudgeProcess;
  tasks: number;
}

/** Judge processes, each of which has one task at a time. They are started when they are needed. */
export class Slots {
  private readonly all: readonly Slot[];
  private readonly free: Slot[];
  private readonly waiting: { give: (slot: Slot) => void; refuse: (error: Error) => void }[] = [];
  private closed = false;

  constructor(
    private readonly root: string,
    count: number,
    private readonly patience: number,
  ) {
    this.all = Array.from({ length: count }, () => ({ tasks: 0 }));
    this.free = [...this.all];
  }

  /**
   * Does something with a process when one is free.
   *
   * @throws {JudgeClosed} if all are closed before
   */
  async use<T>(act: (process: JudgeProcess) => Promise<T>): Promise<T> {
    const slot = await this.take();
    try {
      return await act(await this.processOf(slot));
    } finally {
      const next = this.waiting.shift();
      if (next) next.give(slot);
      else this.free.push(slot);
    }
  }

  /** Ends the processes: at once, or, if they have nothing to do, in their own way. */
  async close(): Promise<void> {
    this.closed = true;
    for (const { refuse } of this.waiting.splice(0)) refuse(new JudgeClosed());
    for (const slot of this.all) if (!this.free.includes(slot)) slot.process?.kill();
    await Promise.all(this.all.map(({ process }) => process?.close()));
  }

  private take(): Promise<Slot> {
    if (this.closed) return Promise.reject(new JudgeClosed());
    const slot = this.free.pop();
    if (slot) return Promise.resolve(slot);
    return new Promise((give, refuse) => this.waiting.push({ give, refuse }));
  }

  private async processOf(slot: Slot): Promise<JudgeProcess> {
    if (slot.process && !slot.process.dead && slot.tasks < MOST_TASKS) {
      slot.tasks++;
      return slot.process;
    }
    await slot.process?.close();
    if (this.closed) throw new JudgeClosed();
    [slot.process, slot.tasks] = [new JudgeProcess(this.root, this.patience), 1];
    return slot.process;
  }
}
