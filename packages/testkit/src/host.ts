import type { ExerciseRecord, Limits, RunPlan, Training } from '@gradus/contract';
import { jestHost } from './jest-host';
import type { Workers } from './remote/workers';
import type { Judgement } from './verdict-of';

export type PlannedExercise = RunPlan['exercises'][string];

/** Whoever runs a spec: says what it judges, carries out its checks, takes its record. */
export interface Host {
  plan(id: string): PlannedExercise | undefined;
  workers(limits: Limits): Workers;
  /** A spec has begun; `finish` is to be called after its last check. */
  begin(plan: PlannedExercise, finish: () => Promise<void>): void;
  /** Carries out a check, now or when its turn comes. */
  check(title: string, run: () => Promise<Judgement>): void;
  onTraining(id: string, training: Training): void;
  onRecord(record: ExerciseRecord): void;
}

let chosen: Host = jestHost;

export function host(): Host {
  return chosen;
}

/** From now on specs are run by somebody else than Jest itself. */
export function setHost(host: Host): void {
  chosen = host;
}
