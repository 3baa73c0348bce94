import { WorkerDied } from './errors';

/** A moment by which the worker must have answered, and what is said when it has not. */
export interface Deadline {
  readonly at: number;
  readonly late: () => WorkerDied;
}

/** What is asked first when a call does not end. */
export const ENDLESS = 'Is there a loop that never ends?';

/** The deadline of one call. */
export function callDeadline(milliseconds: number, doing: string): Deadline {
  const text = `${doing} did not finish within ${seconds(milliseconds)} s. ${ENDLESS}`;
  return { at: performance.now() + milliseconds, late: () => new WorkerDied('timeout', text) };
}

/** The deadline of all checks of an exercise. */
export function exerciseDeadline(milliseconds: number): Deadline {
  const text = `All checks of this exercise together took longer than ${seconds(milliseconds)} s.`;
  return { at: performance.now() + milliseconds, late: () => new WorkerDied('timeout', text) };
}

export function earliest(...deadlines: Deadline[]): Deadline {
  return deadlines.reduce((a, b) => (b.at < a.at ? b : a));
}

function seconds(milliseconds: number): number {
  return Math.round(milliseconds / 100) / 10;
}
