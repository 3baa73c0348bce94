import type { CheckRecord, CheckResult, Exercise, ExerciseRecord, ExerciseResult, WorkStatus } from '@gradus/contract';
import { en, type Phrases } from './language/en';
import { isNative } from '@gradus/runtime/ladder';

/**
 * Gives every check its points. Points are split evenly over the manifest's checks, in hundredths, the first ones
 * taking what is left over. A side condition earns its share only beside a right value; a forbidden means
 * costs the whole exercise.
 */
export function exerciseResult(exercise: Exercise, record: ExerciseRecord): ExerciseResult {
  const problem = checksProblem(exercise, record);
  const shares = splitEvenly(exercise.points * 100, exercise.checks.length);
  const forbidden = record.checks.some((check) => check.status === 'forbidden');
  const valuesPass = record.checks.some((check) => check.status === 'pass' && !check.sideCondition);
  const checks = exercise.checks.map((id, i): CheckResult => {
    const check = problem === undefined ? record.checks.find((check) => check.id === id)! : infraCheck(id, problem);
    const counts = !forbidden && (valuesPass || !check.sideCondition);
    const score = check.status === 'pass' && counts ? shares[i]! : 0;
    return { ...check, score, maxScore: shares[i]! };
  });
  return {
    id: exercise.id,
    name: exercise.name,
    file: exercise.file,
    score: checks.reduce((sum, check) => sum + check.score, 0),
    maxScore: exercise.points * 100,
    status: statusOf(checks),
    ...(record.output !== '' && { output: record.output }),
    ...(record.curve && { curve: record.curve }),
    ...(record.backend && isNative(record.backend.name) && { backend: record.backend }),
    checks,
    durationMs: record.durationMs,
  };
}

/** The same verdict for every check of an exercise whose specs did not run. */
export function uniformRecord(exercise: Exercise, status: CheckRecord['status'], message: string): ExerciseRecord {
  const checks = exercise.checks.map((id): CheckRecord => ({
    id,
    title: id.replaceAll('-', ' '),
    status,
    trust: 'judge',
    visibility: 'public',
    sideCondition: false,
    message,
    durationMs: 0,
  }));
  return { id: exercise.id, checks, output: '', durationMs: 0 };
}

/** A record that ends with the first check that failed, with all others of the manifest after it. */
export function withSkipped(exercise: Exercise, record: ExerciseRecord): ExerciseRecord {
  const { checks } = record;
  if (checks.every(({ status }) => status === 'pass')) return record; // then nothing may be missing
  const skipped = uniformRecord(exercise, 'skipped', 'An earlier check failed.').checks;
  return { ...record, checks: [...checks, ...skipped.filter(({ id }) => !checks.some((check) => check.id === id))] };
}

/** The result of a stub that nobody has started on. */
export function notStarted(exercise: Exercise, phrases: Phrases = en): ExerciseResult {
  return exerciseResult(exercise, uniformRecord(exercise, 'not-started', phrases.notStarted(exercise.id)));
}

/** The spec must have run exactly the manifest's checks, or the judge, not the student, is at fault. */
function checksProblem(exercise: Exercise, record: ExerciseRecord): string | undefined {
  const ran = record.checks.map((check) => check.id).sort().join(', '); // prettier-ignore
  const listed = exercise.checks.toSorted().join(', ');
  return ran === listed
    ? undefined
    : `The spec of ${exercise.id} ran the checks ${ran || '(none)'}; lesson.json lists ${listed}.`;
}

function infraCheck(id: string, message: string): CheckRecord {
  return {
    id,
    title: id,
    status: 'infra-error',
    trust: 'judge',
    visibility: 'public',
    sideCondition: false,
    message,
    durationMs: 0,
  };
}

function splitEvenly(total: number, parts: number): number[] {
  const share = Math.floor(total / parts);
  const rest = total - share * parts;
  return Array.from({ length: parts }, (_, i) => share + (i < rest ? 1 : 0));
}

function statusOf(checks: readonly CheckResult[]): WorkStatus {
  if (checks.some((check) => check.status === 'infra-error')) return 'infra-error';
  if (checks.every((check) => check.status === 'not-started')) return 'not-started';
  return checks.every((check) => check.status === 'pass' || check.status === 'skipped') ? 'pass' : 'fail';
}
