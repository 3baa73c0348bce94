import type { ExerciseResult, LessonResult, Provenance, Results, WorkStatus } from '@gradus/contract';
import type { Assignment, Course } from './course';
import { gpuChecks } from './gpu-checks';
import { isTraining } from './is-training';
import { trainsLarger } from './larger-model';
import { titleIn } from './translation/planned-wording';

export interface Graded {
  readonly assignment: Assignment;
  readonly result: ExerciseResult;
  /** How long the same answer took on wasm; known of a student's own. */
  readonly onWasmMs?: number | undefined;
  /** What became of the larger model that it was to train. */
  readonly larger?: ExerciseResult | undefined;
}

/** Sums exercises up to lessons and lessons to a submission. */
export function toResults(
  { course, graded }: { readonly course: Course; readonly graded: readonly Graded[] },
  submission: Results['submission'],
  provenance: Provenance,
): Results {
  const lessons = [...new Set(graded.map(({ assignment }) => assignment.lesson))].map((lesson): LessonResult => {
    const own = graded.filter(({ assignment }) => assignment.lesson === lesson);
    const exercises = own.map(({ result }) => result);
    return {
      id: lesson.id,
      title: titleIn(course, lesson, provenance.language ?? 'en'),
      ...sumOf(exercises),
      exercises,
      gpu: gpuChecks(
        exercises,
        own.filter(({ assignment }) => trains(course, assignment)),
        own.filter(({ assignment }) => trainsLarger(assignment)),
      ),
    };
  });
  const { durationMs: _, ...total } = sumOf(lessons);
  return { version: 1, submission, ...total, lessons, provenance: { ...provenance, ...deviceOf(graded) } };
}

/** Asked for each student of a class, and the same for all of them. */
const trainingsOf = new WeakMap<Course, Map<string, boolean>>();

function trains(course: Course, assignment: Assignment): boolean {
  const known = trainingsOf.get(course) ?? new Map<string, boolean>();
  trainingsOf.set(course, known);
  const { id } = assignment.exercise;
  if (!known.has(id)) known.set(id, isTraining(course, assignment));
  return known.get(id)!;
}

/** What it ran on, if that was more than a processor without a name. */
function deviceOf(graded: readonly Graded[]): { device?: string } {
  const devices = new Set(graded.flatMap(({ result }) => result.backend?.device ?? []));
  return devices.size > 0 ? { device: [...devices].join(', ') } : {};
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
