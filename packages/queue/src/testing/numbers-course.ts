import type { ExerciseResult, Lesson } from '@gradus/contract';
import { type Assignment, assignments, type ClassJudge, type Course, JudgeClosed, type JudgeTask } from '@gradus/judge';
import type { Circumstances } from '../circumstances';

const NUMBERS = ['one', 'two', 'three'];

const LESSON: Lesson = {
  id: '01-numbers',
  title: 'Numbers',
  summary: 'Numbers.',
  requires: [],
  seeds: [1],
  budget: { callSeconds: 1, exerciseSeconds: 20 },
  exercises: NUMBERS.map((name, i) => ({
    id: `1.0${i + 1}`,
    name,
    file: `0${i + 1}-${name}.ts`,
    points: i === 0 ? 34 : 33,
    uses: [],
    forbids: { kernels: [], names: [] },
    hints: ['one', 'two', 'three'],
    checks: ['value'],
  })),
};

/** A course of three exercises that is nowhere on disk. */
export const COURSE: Course = { root: '/nowhere', lessons: [LESSON] };

export const CIRCUMSTANCES: Circumstances = {
  gradus: '0.1.0',
  machineHash: 'a'.repeat(64),
  lessonsHash: 'b'.repeat(64),
  node: process.version,
  backend: 'wasm',
  language: 'en',
  isolation: 'WEAK',
  data: '',
};

/** A submission of that course, different for each number. */
export function taskOf(n: number): JudgeTask {
  const files = new Map(LESSON.exercises.map(({ file }) => [`01-numbers/${file}`, `export default ${n};`]));
  const submission = { id: `s${n}`, files, refused: new Map<string, string>() };
  return { submission, assignments: assignments(COURSE), seed: n };
}

/** A judge that gives points by the text of an answer, in so many milliseconds. */
export class FakeJudge implements ClassJudge {
  readonly stamp = { level: 'WEAK', missing: [] } as ClassJudge['stamp'];
  judged = 0;
  private readonly endings = new Set<() => void>();
  private closed = false;

  constructor(
    readonly slots: number,
    private readonly ms = 0,
    private readonly failing?: string,
  ) {}

  async judge({ submission, assignments: wanted, seed, postpone }: JudgeTask): Promise<ExerciseResult[]> {
    await this.work();
    if (submission.id === this.failing) throw new Error('the judge broke');
    this.judged += 1;
    const now = wanted.filter((assignment) => !postpone?.has(assignment));
    return now.map((assignment) => resultOf(assignment, `${submission.files.get(fileOf(assignment))}/${seed}`));
  }

  private work(): Promise<void> {
    if (this.closed) return Promise.reject(new JudgeClosed());
    return new Promise((resolve, reject) => {
      const timer = setTimeout(resolve, this.ms);
      this.endings.add(() => {
        clearTimeout(timer);
        reject(new JudgeClosed());
      });
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    for (const end of this.endings) end();
  }
}

function fileOf({ lesson, exercise }: Assignment): string {
  return `${lesson.id}/${exercise.file}`;
}

function resultOf({ exercise }: Assignment, text: string): ExerciseResult {
  const score = [...text].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 100;
  const check = { id: 'value', title: text, status: 'pass', score, maxScore: 3300, trust: 'judge', visibility: 'public', sideCondition: false, durationMs: 1 } as const; // prettier-ignore
  const { id, name, file } = exercise;
  return { id, name, file, score, maxScore: 3300, status: 'pass', checks: [check], durationMs: 1 };
}
