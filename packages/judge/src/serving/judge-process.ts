import { type ExerciseRecord, parseWith, type ServedReply, servedReplySchema, type ServedTask } from '@gradus/contract';
import { dataFolders } from '@gradus/datasets/location';
import type { Launch } from '@gradus/sandbox';
import { jestFiles } from '../edition';
import { LineProcess } from './line-process';

/** Added to what an exercise may take: starting workers, judging a second time. */
const MARGIN_MS = 90_000;
const START_MS = 60_000;
/** In MB: with less at the beginning, V8 collects garbage all the time, and most of it would be gone a little later. */
const ROOMY = ['--initial-heap-size=256', '--min-semi-space-size=32', '--max-semi-space-size=32'];

export type ServedOutcome = { status: 'judged'; record: ExerciseRecord } | { status: 'failed'; message: string };

interface Open {
  readonly task: ServedTask;
  readonly outcomes: Map<string, ServedOutcome>;
  readonly resolve: (outcomes: ReadonlyMap<string, ServedOutcome>) => void;
  /** The exercise that is being judged. */
  begun?: string;
}

/** One Jest process that judges many submissions, one task at a time. */
export class JudgeProcess {
  private readonly process: LineProcess;
  private timer: NodeJS.Timeout | undefined;
  private open: Open | undefined;
  private log: string | undefined;

  /** @param patience how many times as long as usual an exercise may take */
  constructor(
    root: string,
    private readonly patience = 1,
  ) {
    this.process = new LineProcess({
      launch: {
        command: process.execPath,
        args: [
          ...ROOMY,
          require.resolve('jest/bin/jest'),
          ...['--config', jestFiles(root).serve],
          ...['--ci', '--colors=false', '--watchman=false', '--runInBand'],
          ...['--runTestsByPath', jestFiles(root).serveEntry],
        ],
        env: { ...(process.env as Launch['env']), GRADUS_DATA: dataFolders().join(), NODE_OPTIONS: '' },
      },
      cwd: root,
      onLine: (line) => this.hear(parseWith(servedReplySchema, line, { file: 'a reply of the judge process' })),
      onEnd: (log) => this.end(log),
    });
  }

  get dead(): boolean {
    return this.log !== undefined;
  }

  /** What became of the exercises, as far as the process came; those that it never began are missing. */
  judge(task: ServedTask): Promise<ReadonlyMap<string, ServedOutcome>> {
    return new Promise((resolve) => {
      this.open = { task, outcomes: new Map(), resolve };
      if (this.dead) return this.settle();
      this.process.send(task);
      this.wait(START_MS);
    });
  }

  kill(): void {
    this.process.kill();
  }

  async close(): Promise<void> {
    await this.process.close();
  }

  private hear(reply: ServedReply): void {
    const { open } = this;
    if (reply.status === 'ready' || !open) return;
    if (reply.status === 'begun') {
      open.begun = reply.id;
      const { limits } = open.task.exercises.find(({ id }) => id === reply.id)!;
      return this.wait(2 * this.patience * limits.exerciseMs + MARGIN_MS);
    }
    const id = reply.status === 'judged' ? reply.record.id : reply.id;
    open.outcomes.set(id, reply);
    if (open.outcomes.size === open.task.exercises.length) this.settle();
  }

  /** A judge that says nothing for so long hangs. */
  private wait(milliseconds: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.kill(), milliseconds);
  }

  private end(log: string): void {
    this.log = log;
    const { open } = this;
    if (!open) return;
    const { begun } = open;
    if (begun !== undefined && !open.outcomes.has(begun)) {
      open.outcomes.set(begun, { status: 'failed', message: `The judge's process ended. Its last words:\n${log}` });
    }
    this.settle();
  }

  private settle(): void {
    clearTimeout(this.timer);
    const { open } = this;
    this.open = undefined;
    open?.resolve(open.outcomes);
  }
}
