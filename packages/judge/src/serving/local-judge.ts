import type { ExerciseResult, Language, Provenance } from '@gradus/contract';
import type { Isolation } from '@gradus/sandbox';
import type { Catalogues } from '../catalogue/catalogues';
import type { ClassJudge } from '../class-judge';
import type { Course } from '../course';
import { exerciseResult, uniformRecord, withSkipped } from '../exercise-result';
import { JudgeClosed } from './judge-closed';
import type { ServedOutcome } from './judge-process';
import { ParserProcess } from './parser-process';
import { type LocalTask, prepareTask, type ServedExercise } from './prepare-task';
import { Slots } from './slots';

const DID_NOT_START: ServedOutcome = { status: 'failed', message: "The judge's process ended before it began." };

interface Circumstances {
  /** What verdicts are worded in; English if left out. */
  readonly language?: Language | undefined;
  /** How many times as long as usual everything may take; once if left out. */
  readonly patience?: number;
}

/** Judges on this computer, with a judge process in each slot. */
export class LocalJudge implements ClassJudge {
  readonly stamp: Provenance['isolation'];
  readonly parser: ParserProcess;
  readonly language: Language;
  private readonly processes: Slots;
  private closed = false;

  constructor(
    readonly course: Course,
    readonly catalogues: Catalogues | undefined,
    private readonly isolation: Isolation,
    readonly slots: number,
    { language = 'en', patience = 1 }: Circumstances = {},
  ) {
    this.language = language;
    this.stamp = isolation.stamp;
    this.parser = new ParserProcess(course.root, isolation.enclose);
    this.processes = new Slots(course.root, slots, patience);
  }

  async judge(task: LocalTask): Promise<ExerciseResult[]> {
    const { known, exercises } = await prepareTask(this, task);
    const outcomes = new Map<string, ServedOutcome>();
    const missing = () => exercises.filter(({ planned }) => !outcomes.has(planned.id));
    for (let left = missing(); left.length > 0; left = missing()) {
      for (const [id, outcome] of await this.serve(left)) outcomes.set(id, outcome);
    }
    return [...known, ...exercises.map((exercise) => resultOf(exercise, outcomes.get(exercise.planned.id)!))];
  }

  async close(): Promise<void> {
    this.closed = true;
    await Promise.all([this.parser.close(), this.processes.close()]);
  }

  /** Outcomes of some of the exercises, at least of one: what one of them broke off is left for another process. */
  private async serve(exercises: readonly ServedExercise[]): Promise<ReadonlyMap<string, ServedOutcome>> {
    const planned = exercises.map((exercise) => exercise.planned);
    const outcomes = await this.processes.use((process) => process.judge({ worker: this.isolation.launch, exercises: planned })); // prettier-ignore
    if (this.closed) throw new JudgeClosed();
    return outcomes.size > 0 ? outcomes : new Map([[planned[0]!.id, DID_NOT_START]]);
  }
}

function resultOf({ assignment: { exercise }, planned }: ServedExercise, outcome: ServedOutcome): ExerciseResult {
  const record =
    outcome.status === 'judged'
      ? planned.stopsAtFailure
        ? withSkipped(exercise, outcome.record)
        : outcome.record
      : uniformRecord(exercise, 'infra-error', `The spec did not finish.\n${outcome.message}`);
  return exerciseResult(exercise, record);
}
