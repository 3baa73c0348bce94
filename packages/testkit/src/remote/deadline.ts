import { type Said, say } from '../language/wording';
import { WorkerDied } from './errors';

/** A moment by which the worker must have answered, and what is said when it has not. */
export interface Deadline {
  readonly at: number;
  readonly late: () => WorkerDied;
}

/** The deadline of one call. */
export function callDeadline(milliseconds: number, doing: Said): Deadline {
  const late: Said = (phrases) =>
    phrases.sentence(phrases.late(say(doing, phrases), seconds(milliseconds)), phrases.endless);
  return { at: performance.now() + milliseconds, late: () => new WorkerDied('timeout', late) };
}

/** The deadline of all checks of an exercise. */
export function exerciseDeadline(milliseconds: number): Deadline {
  const late: Said = (phrases) => phrases.allLate(seconds(milliseconds));
  return { at: performance.now() + milliseconds, late: () => new WorkerDied('timeout', late) };
}

export function earliest(...deadlines: Deadline[]): Deadline {
  return deadlines.reduce((a, b) => (b.at < a.at ? b : a));
}

function seconds(milliseconds: number): number {
  return Math.round(milliseconds / 100) / 10;
}
