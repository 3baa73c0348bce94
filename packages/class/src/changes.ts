import type { ExerciseResult, Results } from '@gradus/contract';

/** An exercise that is graded otherwise than before. */
export interface Change {
  readonly id: string;
  readonly exercise: string;
  /** Hundredths; nothing if it was not graded. */
  readonly before: number | undefined;
  readonly after: number;
  /** The checks whose verdicts differ: `values: fail → pass`. */
  readonly checks: readonly string[];
  /** What differs in how the two came about. */
  readonly because: readonly string[];
}

/** The exercises of one submission whose score or verdicts differ, and what that can come from. */
export function changesBetween(before: Results | undefined, after: Results): Change[] {
  const old = exercisesOf(before);
  const because = reasons(before, after);
  return [...exercisesOf(after).values()].flatMap((exercise): Change[] => {
    const known = old.get(exercise.id);
    const checks = differences(known, exercise);
    if (known?.score === exercise.score && checks.length === 0) return [];
    return [{ id: after.submission.id, exercise: exercise.id, before: known?.score, after: exercise.score, checks, because }]; // prettier-ignore
  });
}

function exercisesOf(results: Results | undefined): ReadonlyMap<string, ExerciseResult> {
  const exercises = results?.lessons.flatMap((lesson) => lesson.exercises) ?? [];
  return new Map(exercises.map((exercise) => [exercise.id, exercise]));
}

function differences(before: ExerciseResult | undefined, after: ExerciseResult): string[] {
  const old = new Map(before?.checks.map(({ id, status }) => [id, status]));
  return after.checks
    .filter(({ id, status }) => old.get(id) !== status)
    .map(({ id, status }) => `${id}: ${old.get(id) ?? 'not graded'} → ${status}`);
}

function reasons(before: Results | undefined, after: Results): string[] {
  if (!before) return ['handed in since'];
  const [old, now] = [before.provenance, after.provenance];
  const changed = JSON.stringify(before.submission.files) !== JSON.stringify(after.submission.files);
  const all: [boolean, string][] = [
    [changed, 'the submission changed'],
    [old.lessonsHash !== now.lessonsHash, 'the lessons changed'],
    [old.machineHash !== now.machineHash, 'the grader changed'],
    [old.node !== now.node, `Node ${old.node} → ${now.node}`],
    [old.isolation.level !== now.isolation.level, `isolation ${old.isolation.level} → ${now.isolation.level}`],
    [old.seed !== now.seed, 'another seed'],
  ];
  const reasons = all.flatMap(([applies, reason]) => (applies ? [reason] : []));
  return reasons.length > 0 ? reasons : ['nothing that we know of: the answer itself is random, or near a limit'];
}
