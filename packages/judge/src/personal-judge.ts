import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExerciseResult, Language, WorkStatus } from '@gradus/contract';
import type { Isolation } from '@gradus/sandbox';
import { patienceWith } from './backend/patience';
import { Catalogues } from './catalogue/catalogues';
import { circumstancesOf } from './circumstances';
import { parsedOnce, withDebt } from './companions';
import { type Assignment, type Course, moduleOf } from './course';
import { BUILT, isStudentEdition } from './edition';
import { type Circumstances, type Job, makeJob } from './job';
import { phrasesIn } from './language/phrases-in';
import { ResultCache } from './result-cache';
import { JudgeClosed } from './serving/judge-closed';
import { LocalJudge } from './serving/local-judge';
import type { CollectedSubmission, FolderSubmission, Submission } from './submission';
import { typeAdvice } from './type-advice';
import { workerIsolation } from './worker-isolation';

/** What became of an answer: verdicts, or nothing since somebody stopped waiting for them. */
export type Judged = { status: 'judged'; result: ExerciseResult; sha256?: string } | { status: 'abandoned' };

/** What became of an answer whose verdict is known: no result if somebody stopped waiting for it. */
export interface TryOut {
  readonly expected: WorkStatus;
  readonly result: ExerciseResult | undefined;
}

/**
 * Judges one's own answers, one at a time, as often as they are saved: what takes long to start is started once. Verdicts
 * are kept where `grade` finds them.
 */
export async function startPersonalJudge(
  course: Course,
  backend: string,
  language: Language = 'en',
): Promise<PersonalJudge> {
  const [isolation, patience] = await Promise.all([workerIsolation(course, backend, 'weak'), patienceWith(course, backend)]); // prettier-ignore
  const circumstances = { ...(await circumstancesOf(course, backend)), language };
  return new PersonalJudge(course, circumstances, isolation, patience);
}

export class PersonalJudge {
  private judges: LocalJudge;
  private closed = false;
  private readonly cache: ResultCache;
  private readonly catalogues: Catalogues;

  constructor(
    private readonly course: Course,
    private readonly circumstances: Circumstances,
    private readonly isolation: Isolation,
    private readonly patience: number,
  ) {
    this.cache = new ResultCache(course.root);
    this.catalogues = new Catalogues(course, circumstances);
    this.judges = this.newJudges();
  }

  /**
   * Judges what the verdict is known of: shows that everything works, and makes the next verdict come faster. That is the
   * reference solution, which passes, or in a student edition the stub, run in earnest and found not started.
   */
  async tryOut(assignment: Assignment): Promise<TryOut> {
    const { root } = this.course;
    if (!isStudentEdition(root)) {
      const submission = { id: 'me', root, tree: 'solutions' };
      return { expected: 'pass', result: await this.run(this.jobOf(assignment, 'solutions'), submission) };
    }
    return { expected: 'not-started', result: await this.run(this.jobOf(assignment, 'exercises'), earnestStub(root, assignment)) }; // prettier-ignore
  }

  /** The verdict on what is in `exercises/` now. */
  async judge(assignment: Assignment): Promise<Judged> {
    const job = this.jobOf(assignment, 'exercises');
    const text = job.file.status === 'text' ? { sha256: job.file.sha256 } : {};
    const known = this.cache.get(job.key);
    if (known) return { status: 'judged', result: known, ...text };
    const plain = await this.run(job, mine(this.course));
    if (!plain) return { status: 'abandoned' };
    const result = this.explained(job, plain);
    if (result.status !== 'infra-error') this.cache.put(job.key, result);
    return { status: 'judged', result, ...text };
  }

  /** What the TypeScript compiler says of an answer: half a second more, for those that do not pass. */
  async advise(assignment: Assignment): Promise<string[] | undefined> {
    return (await typeAdvice(this.course.root)).get(this.jobOf(assignment, 'exercises').file.path);
  }

  /** Stops the judging that is going on; the next one starts anew, unless this is closed. */
  async abandon(): Promise<void> {
    if (this.closed) return;
    const { judges } = this;
    this.judges = this.newJudges();
    await judges.close();
  }

  /** Ends every process, and starts no other. */
  async close(): Promise<void> {
    this.closed = true;
    await this.judges.close();
  }

  private newJudges(): LocalJudge {
    const { language } = this.circumstances;
    return new LocalJudge(this.course, this.catalogues, this.isolation, 1, { language, patience: this.patience });
  }

  private jobOf(assignment: Assignment, tree: string): Job {
    return makeJob(this.course, { id: 'me', root: this.course.root, tree }, assignment, this.circumstances);
  }

  private explained({ assignment, file }: Job, result: ExerciseResult): ExerciseResult {
    if (!isStudentEdition(this.course.root)) return result; // which saves reading the answer again
    const resultOf = (used: Assignment) => this.cache.get(this.jobOf(used, 'exercises').key);
    return withDebt(
      this.course,
      assignment,
      parsedOnce(this.course.root, file),
      result,
      resultOf,
      phrasesIn(this.circumstances.language),
    );
  }

  private async run({ assignment, seed }: Job, submission: Submission): Promise<ExerciseResult | undefined> {
    try {
      const task = { submission, assignments: [assignment], seed };
      return (await this.judges.judge(task))[0];
    } catch (error) {
      if (error instanceof JudgeClosed) return undefined;
      throw error;
    }
  }
}

function mine({ root }: Course): FolderSubmission {
  return { id: 'me', root, tree: 'exercises' };
}

/** A stub as it was given, but for a statement that keeps it from being taken for one: so that it is run. */
function earnestStub(root: string, assignment: Assignment): CollectedSubmission {
  const name = `${moduleOf(assignment)}.ts`;
  const stub = readFileSync(join(root, BUILT, 'start', name), 'utf8');
  const files = new Map([[name, stub.replaceAll('throw new NotImplemented', 'void 0; throw new NotImplemented')]]);
  return { id: 'me', files, refused: new Map() };
}
