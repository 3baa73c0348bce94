import type { ExerciseResult, LessonResult, Provenance, Results, WorkStatus } from '@gradus/contract';
import type { Assignment, Course } from './course';
import { titleIn } from './translation/planned-wording';

export interface Graded {
  readonly assignment: Assignment;
  readonly result: ExerciseResult;
}

/** Sums exercises up to lessons and lessons to a submission. */
export function toResults(
  { course, graded }: { readonly course: Course; readonly graded: readonly Graded[] },
  submission: Results['submission'],
  provenance: Provenance,
): Results {
  const lessons = [...new Set(graded.map(({ assignment }) => assignment.lesson))].map((lesson): LessonResult => {
    const exercises = graded.filter(({ assignment }) => assignment.lesson === lesson).map(({ result }) => result);
    return {
      id: lesson.id,
      title: titleIn(course, lesson, provenance.language ?? 'en'),
      ...sumOf(exercises),
      exercises,
    };
  });
  const { durationMs: _, ...total } = sumOf(lessons);
  return { version: 1, submission, ...total, lessons, provenance };
}

function sumOf(parts: readonly (ExerciseResult | LessonResult)[]) {
  const sum = (key: 'score' | 'maxScore' | 'durationMs') => parts.reduce((total, part) => total + part[key], 0);
  return { score: sum('score'), maxScore: sum('maxScore'), status: worst(parts), durationMs: sum('durationMs') };
}

/** `fail` means: something attempted is wrong. Parts that were not started leave the rest what it is. */
function worst(parts: readonly { status: WorkStatus }[]): WorkStatus {
  const has = (status: WorkStatus) => parts.some((part) => part.status === status);
  if (has('infra-error')) return 'infra-error';
  if (has('fail')) return 'fail';
  return has('pass') ? 'pass' : 'not-started';
}
