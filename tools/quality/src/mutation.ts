import type { Lesson } from '@gradus/contract';
import type { Course } from '@gradus/judge';
import { isStale, readMutationSummary } from '@gradus/mutation/summary';

/** What `gradus mutate` found out about a lesson. */
export interface Mutation {
  readonly mutants: number;
  /** Noticed by a check, or ended by a limit. */
  readonly killed: number;
  /** Survivors that no check can tell from the solution. */
  readonly explained: number;
  /** Exercises that changed since. */
  readonly stale: readonly string[];
}

export function mutationOf(course: Course, lesson: Lesson): Mutation {
  const { exercises } = readMutationSummary(course, lesson);
  const known = exercises.flatMap((figures) => {
    const exercise = lesson.exercises.find(({ id }) => id === figures.id);
    return exercise ? [{ figures, isStale: isStale(course, { lesson, exercise }, figures) }] : [];
  });
  const sum = (of: (figures: (typeof exercises)[number]) => number) => known.reduce((total, { figures }) => total + of(figures), 0); // prettier-ignore
  return {
    mutants: sum(({ mutants }) => mutants),
    killed: sum(({ killed, timeouts }) => killed + timeouts),
    explained: sum(({ explained }) => explained),
    stale: known.filter((one) => one.isStale).map(({ figures }) => figures.id),
  };
}
