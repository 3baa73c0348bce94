import type { Lesson } from '@gradus/contract';
import type { Course } from '@gradus/judge';
import { isStale, readMutationSummary } from '@gradus/mutation/summary';

/** A sentence on the exercises that changed since their mutants were judged, if there are any. */
export function noteOnMutants(course: Course, lessons: readonly Lesson[]): string[] {
  const stale = lessons.flatMap((lesson) => {
    const { exercises } = readMutationSummary(course, lesson);
    return exercises.filter((figures) => {
      const exercise = lesson.exercises.find(({ id }) => id === figures.id);
      return exercise && isStale(course, { lesson, exercise }, figures);
    });
  });
  if (stale.length === 0) return [];
  const numbers = [...new Set(stale.map(({ id }) => id.split('.')[0]!))].join(' ');
  return [`Exercises that changed since their mutants were judged: ${stale.length}. To judge them again: gradus mutate ${numbers}`]; // prettier-ignore
}
