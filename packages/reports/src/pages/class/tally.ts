import type {
  CheckResult,
  ExerciseResult,
  GpuCheck,
  LessonResult,
  Provenance,
  Remark,
  Results,
  Verdict,
} from '@gradus/contract';
import { pointBiserial } from '../../statistics/point-biserial';
import { mean, median } from '../../statistics/quantile';
import type { Person } from './person';

/** What pages about a class show of one person. */
export interface Student {
  readonly row: Person['row'];
  /** Of each exercise of the class, in order: the share of its points, NaN if it was not begun; nothing without a grade. */
  readonly shares: readonly number[] | undefined;
  readonly right: number;
  readonly remarks: readonly Remark[];
}

export interface CheckTally {
  readonly id: string;
  readonly title: string;
  readonly sideCondition: boolean;
  readonly isPrivate: boolean;
  /** Of those who began the exercise. */
  readonly begun: number;
  readonly passed: number;
  readonly passRate: number;
  /** Correlation of passing with the points for everything else. */
  readonly discrimination: number | undefined;
  /** How it failed, the most frequent first. */
  readonly failures: readonly (readonly [Verdict, number])[];
}

export interface ExerciseTally {
  readonly id: string;
  readonly name: string;
  readonly begun: number;
  readonly right: number;
  /** Mean share of the points over everybody graded, whether they began it or not. */
  readonly mean: number;
  readonly medianMs: number;
  readonly checks: readonly CheckTally[];
}

export interface LessonTally {
  readonly id: string;
  readonly title: string;
  readonly maxScore: number;
  readonly mean: number;
  readonly exercises: readonly ExerciseTally[];
}

export interface MisconceptionTally {
  readonly exercise: string;
  readonly name: string;
  readonly sentence: string;
  readonly ids: readonly string[];
}

/** What became of a GPU check of a lesson. */
export interface GpuTally {
  readonly lesson: string;
  readonly id: GpuCheck['id'];
  readonly outcomes: ReadonlyMap<GpuOutcome, number>;
}

/** `pass`, `fail`, or why it was skipped. */
export type GpuOutcome = GpuCheck['status'] | NonNullable<GpuCheck['reason']>;

export interface ClassTally {
  /** Everybody, in the order given. */
  readonly students: readonly Student[];
  readonly graded: number;
  readonly maxScore: number;
  readonly lessons: readonly LessonTally[];
  /** The most frequent first. */
  readonly misconceptions: readonly MisconceptionTally[];
  /** In the order of the lessons; empty if nobody's answers ran on a GPU. */
  readonly gpuChecks: readonly GpuTally[];
  /** Of all checks of everybody. */
  readonly verdicts: readonly (readonly [Verdict, number])[];
  readonly durationsMs: readonly number[];
  /** Those under which results came about; of a run that was not tampered with, one isolation and one version of each. */
  readonly provenances: readonly Provenance[];
}

/** Sums up a class. Looks at each person once and keeps nothing of their results, so that large classes can be streamed. */
export function tallyClass(people: Iterable<Person>): ClassTally {
  const sums = new Sums();
  const students = Array.from(people, (person) => sums.add(person));
  return sums.tally(students);
}

interface CheckSums extends Pick<CheckResult, 'id' | 'title' | 'sideCondition'> {
  isPrivate: boolean;
  readonly passed: number[];
  /** Points for everything else, of the same students. */
  readonly rest: number[];
  readonly failures: Map<Verdict, number>;
}

interface ExerciseSums extends Pick<ExerciseResult, 'id' | 'name'> {
  readonly shares: number[];
  readonly durations: number[];
  right: number;
  readonly checks: Map<string, CheckSums>;
}

interface LessonSums extends Pick<LessonResult, 'id' | 'title' | 'maxScore'> {
  readonly shares: number[];
  readonly exercises: Map<string, ExerciseSums>;
}

class Sums {
  private readonly lessons = new Map<string, LessonSums>();
  private readonly misconceptions = new Map<
    string,
    { exercise: string; name: string; sentence: string; ids: string[] }
  >();
  private readonly gpuChecks = new Map<string, GpuTally & { readonly outcomes: Map<GpuOutcome, number> }>();
  private readonly verdicts = new Map<Verdict, number>();
  private readonly durations: number[] = [];
  private readonly provenances: Provenance[] = [];
  private maxScore = 0;

  add({ row, results, overrides }: Person): Student {
    if (!results) return { row, shares: undefined, right: 0, remarks: [] };
    this.maxScore = Math.max(this.maxScore, results.maxScore);
    this.provenances.push(results.provenance);
    this.durations.push(results.lessons.reduce((sum, { durationMs }) => sum + durationMs, 0));
    const shares = results.lessons.flatMap((lesson) =>
      this.addLesson(lesson, results, row.lessons[lesson.id] ?? lesson.score, overrides),
    );
    const right = results.lessons
      .flatMap(({ exercises }) => exercises)
      .filter(({ status }) => status === 'pass').length;
    return { row, shares, right, remarks: results.submission.remarks ?? [] };
  }

  private addLesson(lesson: LessonResult, results: Results, score: number, overrides: Person['overrides']): number[] {
    const { id, title, maxScore, exercises } = lesson;
    const sums = known(this.lessons, id, () => ({ id, title, maxScore, shares: [], exercises: new Map() }));
    sums.shares.push(score / maxScore);
    for (const check of lesson.gpu?.checks ?? []) this.addGpuCheck(id, check);
    return exercises.map((exercise) => {
      const override = overrides.find((one) => one.exercise === exercise.id);
      return this.addExercise(sums, exercise, results, override && (100 * override.points) / exercise.maxScore);
    });
  }

  private addExercise(
    lesson: LessonSums,
    exercise: ExerciseResult,
    results: Results,
    decided: number | undefined,
  ): number {
    const { id, name, status, score, maxScore, durationMs, checks } = exercise;
    const sums = known(lesson.exercises, id, () => ({
      id,
      name,
      shares: [],
      durations: [],
      right: 0,
      checks: new Map(),
    }));
    const hasBegun = status !== 'not-started';
    const share = decided ?? (hasBegun ? score / maxScore : NaN);
    sums.shares.push(share);
    if (status === 'pass') sums.right += 1;
    if (hasBegun) sums.durations.push(durationMs);
    for (const check of checks) this.addCheck(sums, check, results, hasBegun);
    return share;
  }

  private addCheck(
    exercise: ExerciseSums,
    check: CheckResult,
    { score, submission }: Results,
    hasBegun: boolean,
  ): void {
    const { id, title, sideCondition, status, visibility, misconception } = check;
    const sums = known(exercise.checks, id, () => ({
      id,
      title,
      sideCondition,
      isPrivate: false,
      passed: [],
      rest: [],
      failures: new Map(),
    }));
    sums.isPrivate ||= visibility === 'private';
    count(this.verdicts, status);
    if (!hasBegun) return;
    sums.passed.push(status === 'pass' ? 1 : 0);
    sums.rest.push(score - check.score);
    if (status !== 'pass') count(sums.failures, status);
    if (!misconception) return;
    const key = `${exercise.id} ${misconception.name}`;
    const { ids } = known(this.misconceptions, key, () => ({ exercise: exercise.id, ...misconception, ids: [] }));
    if (ids.at(-1) !== submission.id) ids.push(submission.id); // several checks of one answer may tell the same
  }

  private addGpuCheck(lesson: string, { id, status, reason }: GpuCheck): void {
    const { outcomes } = known(this.gpuChecks, `${lesson} ${id}`, () => ({ lesson, id, outcomes: new Map() }));
    count(outcomes, reason ?? status);
  }

  tally(students: readonly Student[]): ClassTally {
    return {
      students,
      graded: students.filter(({ row }) => row.status === 'graded').length,
      maxScore: this.maxScore,
      lessons: [...this.lessons.values()].map(lessonTally),
      misconceptions: [...this.misconceptions.values()].sort((a, b) => b.ids.length - a.ids.length),
      gpuChecks: students.some(({ row }) => row.gpu) ? [...this.gpuChecks.values()] : [],
      verdicts: byCount(this.verdicts),
      durationsMs: this.durations,
      provenances: this.provenances,
    };
  }
}

function lessonTally({ id, title, maxScore, shares, exercises }: LessonSums): LessonTally {
  return { id, title, maxScore, mean: mean(shares), exercises: [...exercises.values()].map(exerciseTally) };
}

function exerciseTally({ id, name, shares, durations, right, checks }: ExerciseSums): ExerciseTally {
  return {
    ...{ id, name, right },
    begun: durations.length,
    mean: mean(shares.map((share) => (Number.isNaN(share) ? 0 : share))),
    medianMs: durations.length > 0 ? median(durations) : 0,
    checks: [...checks.values()].map(checkTally),
  };
}

function checkTally({ passed, rest, failures, ...check }: CheckSums): CheckTally {
  const count = passed.reduce((sum, x) => sum + x, 0);
  return {
    ...check,
    begun: passed.length,
    passed: count,
    passRate: passed.length > 0 ? count / passed.length : NaN,
    discrimination: pointBiserial(passed, rest),
    failures: byCount(failures),
  };
}

function known<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}

function count<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function byCount<K>(counts: ReadonlyMap<K, number>): [K, number][] {
  return [...counts].sort(([, a], [, b]) => b - a);
}
