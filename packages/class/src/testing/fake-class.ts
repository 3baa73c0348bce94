import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ExerciseResult, JournalLine, Lesson, WorkStatus } from '@gradus/contract';
import { type ClassJudge, type Course, JudgeClosed, type JudgeTask, readCourse } from '@gradus/judge';
import { type ClassRequest, gradeClass } from '../grade-class';
import { makeLesson } from './make-lesson';

/** A course, submissions, and a judge that starts no process: an answer's text says what its verdict is. */
export class FakeClass {
  readonly folder = mkdtempSync(join(tmpdir(), 'class-'));
  readonly out = join(this.folder, 'out');
  readonly course: Course;
  /** `ada 1.01`, or `ada 1.02 larger`, in the order in which they were judged. */
  readonly judged: string[] = [];
  private readonly interruption = new AbortController();

  constructor() {
    const gpu = { largerModel: { exercise: '1.02', seconds: 600 } };
    const lesson = { ...makeLesson('01-a', ['one', 'train']), gpu };
    this.write('package.json', '{ "version": "0.1.0" }');
    this.write('grader/01-a/lesson.json', JSON.stringify(lesson));
    this.write('grader/01-a/01-one.spec.ts', '');
    this.write('grader/01-a/02-train.spec.ts', '{ callSeconds: 45 }');
    this.write('in/.DS_Store', '');
    this.course = readCourse(this.folder);
  }

  /** `pass`, `pass on gpu`, `fail`, `infra` (every time), `infra once`, `throws`, `interrupt`. */
  handIn(id: string, one: string, train = one): void {
    this.write(`in/${id}/exercises/01-a/01-one.ts`, one);
    this.write(`in/${id}/exercises/01-a/02-train.ts`, train);
  }

  grade(given: Partial<ClassRequest> = {}): ReturnType<typeof gradeClass> {
    return gradeClass(this.request(given));
  }

  request(given: Partial<ClassRequest> = {}): ClassRequest {
    const { course, out } = this;
    const judge = this.judge();
    return { course, out, submissions: join(this.folder, 'in'), lessons: course.lessons, seed: 7, backend: 'cpu', resume: false, judge, signal: this.interruption.signal, ...given }; // prettier-ignore
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text);
  }

  read(path: string): string {
    return readFileSync(join(this.out, path), 'utf8');
  }

  has(path: string): boolean {
    return existsSync(join(this.out, path));
  }

  /** `ada,graded,50` */
  grades(): string[] {
    return this.read('grades.csv').trimEnd().split('\r\n').slice(1).map((line) => line.split(',').slice(0, 3).join()); // prettier-ignore
  }

  journal(): JournalLine[] {
    return this.read('journal.jsonl').trimEnd().split('\n').map((line) => JSON.parse(line) as JournalLine); // prettier-ignore
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }

  private judge(): ClassJudge {
    return {
      stamp: { level: 'FAKE', missing: [] },
      slots: 1,
      judge: (task) => Promise.resolve().then(() => this.verdicts(task)),
      close: () => Promise.resolve(),
    };
  }

  private verdicts({ submission, assignments, postpone }: JudgeTask): ExerciseResult[] {
    return assignments.filter((assignment) => !postpone?.has(assignment)).map(({ exercise, isLarger }) => {
      const text = submission.files.get(`01-a/${exercise.file}`)!;
      const name = `${submission.id} ${exercise.id}${isLarger ? ' larger' : ''}`;
      const again = this.judged.includes(name);
      this.judged.push(name);
      if (text === 'throws') throw new Error('a defect');
      if (text === 'interrupt' && !again) {
        this.interruption.abort();
        throw new JudgeClosed();
      }
      const infra = text === 'infra' || (text === 'infra once' && !again);
      const verdict = result(exercise, infra ? 'infra-error' : text === 'fail' ? 'fail' : 'pass', isLarger ? 1000 : 5000);
      return text === 'pass on gpu' ? { ...verdict, backend: { name: 'webgpu', device: 'RTX', kind: 'gpu' } } : verdict;
    }); // prettier-ignore
  }
}

function result({ id, file }: Lesson['exercises'][number], status: WorkStatus, maxScore: number): ExerciseResult {
  const score = status === 'pass' ? maxScore : 0;
  const check = { id: 'values', title: 'values', status, trust: 'judge', visibility: 'public', sideCondition: false } as const; // prettier-ignore
  const checks = [{ ...check, score, maxScore, message: 'said', durationMs: 1 }];
  return { id, name: id, file, score, maxScore, status, checks, durationMs: 1 };
}
