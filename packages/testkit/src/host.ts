import type { ExerciseRecord, Limits, RunPlan, Training } from '@gradus/contract';
import type { Behaviour, CheckBehaviour } from './diagnosis/behaviour';
import { jestHost } from './jest-host';
import type { Workers } from './remote/workers';
import type { Judgement } from './verdict-of';

export type PlannedExercise = RunPlan['exercises'][string];

export interface CheckOutcome {
  readonly judgement: Judgement;
  /** Of the answer, if the exercise's plan has a catalogue. */
  readonly behaviour?: CheckBehaviour;
}

/** Whoever runs a spec: says what it judges, carries out its checks, takes its record. */
export interface Host {
  /** Whether somebody will read what is said of a failure, so that simpler inputs are worth looking for. */
  readonly shrinks: boolean;
  plan(id: string): PlannedExercise | undefined;
  workers(limits: Limits): Workers;
  /** A spec has begun; `finish` is to be called after its last check. */
  begin(plan: PlannedExercise, finish: () => Promise<void>): void;
  /** Carries out a check, now or when its turn comes, or not at all. */
  check(id: string, title: string, run: () => Promise<CheckOutcome>): void;
  onTraining(id: string, training: Training): void;
  /** The exercise is done. */
  onRecord(record: ExerciseRecord, behaviour: Behaviour): Promise<void> | void;
}

let chosen: Host = jestHost;

export function host(): Host {
  return chosen;
}

/** From now on specs are run by somebody else than Jest itself. */
export function setHost(host: Host): void {
  chosen = host;
}
