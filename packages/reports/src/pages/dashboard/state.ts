import type { JournalLine, LearningCurve } from '@gradus/contract';

/** What a dashboard shows: a class run, or a student's own trainings. */
export type DashboardState = ClassState | TrainingState;

export interface ClassState {
  readonly status: 'class';
  /** The folder of the run, as it was given. */
  readonly out: string;
  readonly life: RunLife;
  /** How many submissions there are; unknown if their folder has gone. */
  readonly total: number | undefined;
  /** The last line about each submission, in the order of the journal. */
  readonly lines: readonly JournalLine[];
  /** Unit checks are done, training is still to come. */
  readonly training: number;
  readonly secondsLeft: number | undefined;
  /** The latest ones first. */
  readonly curves: readonly ShownCurve[];
}

/** Whether the process that grades is there. */
export type RunLife =
  | { readonly status: 'running' }
  /** It was killed, or its computer went down. */
  | { readonly status: 'dead'; readonly lastSign: Date }
  /** It has ended, or has not begun. */
  | { readonly status: 'none' };

export interface TrainingState {
  readonly status: 'training';
  /** The latest ones first. */
  readonly curves: readonly ShownCurve[];
}

export interface ShownCurve {
  readonly exercise: { readonly id: string; readonly name: string };
  /** Whose it is; undefined if it is one's own. */
  readonly student?: string;
  /** How many epochs it is to have, while it is under way. */
  readonly epochs?: number;
  readonly curve: LearningCurve;
}
