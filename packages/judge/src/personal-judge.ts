import type { ExerciseResult, Language } from '@gradus/contract';
import { dataFingerprint, dataFolders } from '@gradus/datasets/location';
import type { Isolation } from '@gradus/sandbox';
import { Catalogues } from './catalogue/catalogues';
import type { Assignment, Course } from './course';
import { type Job, makeJob } from './job';
import { machineHash } from './machine';
import { ResultCache } from './result-cache';
import { JudgeClosed } from './serving/judge-closed';
import { LocalJudge } from './serving/local-judge';
import type { FolderSubmission } from './submission';
import { typeAdvice } from './type-advice';
import { workerIsolation } from './worker-isolation';

/** What became of an answer: verdicts, or nothing since somebody stopped waiting for them. */
export type Judged = { status: 'judged'; result: ExerciseResult; sha256?: string } | { status: 'abandoned' };

/**
 * Judges one's own answers, one at a time, as often as they are saved: what takes long to start is started once. Verdicts
 * are kept where `grade` finds them.
 */
export async function startPersonalJudge(
  course: Course,
  backend: string,
  language: Language = 'en',
): Promise<PersonalJudge> {
  return new PersonalJudge(course, { backend, language }, await workerIsolation(course, backend, 'weak'));
}

export class PersonalJudge {
  private judges: LocalJudge;
  private closed = false;
  private readonly cache: ResultCache;
  private readonly circumstances: Parameters<typeof makeJob>[3];
  private readonly catalogues: Catalogues;

  constructor(
    private readonly course: Course,
    { backend, language }: { backend: string; language: Language },
    private readonly isolation: Isolation,
  ) {
    this.cache = new ResultCache(course.root);
    this.circumstances = {
      backend,
      machineHash: machineHash(course.root),
      data: dataFingerprint(dataFolders()),
      language,
    };
    this.catalogues = new Catalogues(course, this.circumstances);
    this.judges = this.newJudges();
  }

  /** The verdict on the reference solution: shows that everything works, and makes the next verdict come faster. */
  async judgeReference(assignment: Assignment): Promise<ExerciseResult | undefined> {
    return this.run(this.jobOf(assignment, 'solutions'), 'solutions');
  }

  /** The verdict on what is in `exercises/` now. */
  async judge(assignment: Assignment): Promise<Judged> {
    const job = this.jobOf(assignment, 'exercises');
    const text = job.file.status === 'text' ? { sha256: job.file.sha256 } : {};
    const known = this.cache.get(job.key);
    if (known) return { status: 'judged', result: known, ...text };
    const result = await this.run(job, 'exercises');
    if (!result) return { status: 'abandoned' };
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
    return new LocalJudge(this.course, this.catalogues, this.isolation, 1, this.circumstances.language);
  }

  private jobOf(assignment: Assignment, tree: string): Job {
    return makeJob(this.course, this.submission(tree), assignment, this.circumstances);
  }

  private async run({ assignment, seed }: Job, tree: string): Promise<ExerciseResult | undefined> {
    try {
      const task = { submission: this.submission(tree), assignments: [assignment], seed };
      return (await this.judges.judge(task))[0];
    } catch (error) {
      if (error instanceof JudgeClosed) return undefined;
      throw error;
    }
  }

  private submission(tree: string): FolderSubmission {
    return { id: 'me', root: this.course.root, tree };
  }
}
