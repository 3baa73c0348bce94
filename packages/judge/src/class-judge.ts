import { availableParallelism } from 'node:os';
import type { ExerciseResult, Language, Provenance } from '@gradus/contract';
import type { IsolationRequest, Program } from '@gradus/sandbox';
import { patienceWith, patient } from './backend/patience';
import { Catalogues } from './catalogue/catalogues';
import { circumstancesOf } from './circumstances';
import { withCodeCache } from './code-cache/code-cache';
import type { Assignment, Course } from './course';
import { AdvisedJudge } from './serving/advised-judge';
import { LocalJudge } from './serving/local-judge';
import type { CollectedSubmission } from './submission';
import { TypeChecker } from './types/type-checker';
import { workerIsolation } from './worker-isolation';

/** Some exercises of one submission. */
export interface JudgeTask {
  readonly submission: CollectedSubmission;
  readonly assignments: readonly Assignment[];
  /** Of the random inputs. */
  readonly seed: number;
  /** What somebody will look at besides verdicts: names of misconceptions, or nothing; names and messages if left out. */
  readonly only?: 'verdicts' | 'names';
  /** Left out unless the verdict is clear without running anything. */
  readonly postpone?: ReadonlySet<Assignment>;
  /** Only whether exercises pass is asked: checks after the first one that fails are skipped, and nothing is named. */
  readonly stopsAtFailure?: boolean;
}

/** Grades exercises of many submissions. */
export interface ClassJudge {
  readonly stamp: Provenance['isolation'];
  /** How many tasks are in work at a time. */
  readonly slots: number;
  /**
   * Verdicts, in any order. What cannot be judged is an infra-error.
   *
   * @throws {JudgeClosed} if it was closed meanwhile
   */
  judge(task: JudgeTask): Promise<ExerciseResult[]>;
  /** Ends every process. */
  close(): Promise<void>;
}

export interface ClassJudgeOptions {
  readonly course: Course;
  readonly backend: string;
  readonly isolation: IsolationRequest;
  /** How many judge processes; one for each core if left out. */
  readonly slots?: number;
  /** What verdicts are worded in; English if left out. */
  readonly language?: Language;
  /** Ask the TypeScript compiler about answers that do not pass. */
  readonly adviseOnTypes?: boolean;
  /** Name the misconceptions behind wrong answers; true if left out. */
  readonly diagnose?: boolean;
}

/**
 * Every core is busy with a submission of its own: threads of V8 beside that only cost, a tenth of the whole. And most code
 * runs a few times in a worker's life, so V8 is to wait longer than usual, in bytes of code, before it optimizes: a seventh.
 */
const CROWDED = ['--single-threaded', '--interrupt-budget=600000'];

/**
 * A judge for a class: Jest is started once for each core, a worker about once for each submission.
 *
 * @throws {IsolationRefused} with reasons and cures
 */
export async function startClassJudge(options: ClassJudgeOptions): Promise<ClassJudge> {
  const { course, backend, isolation, slots = availableParallelism() } = options;
  const patience = await patienceWith(course, backend);
  const adapted = (worker: Program) => patient(withCodeCache(course.root, { ...worker, options: CROWDED }), patience);
  const how = await workerIsolation(course, backend, isolation, adapted);
  const catalogues =
    options.diagnose === false ? undefined : new Catalogues(course, await circumstancesOf(course, backend));
  const judge = new LocalJudge(course, catalogues, how, slots, { language: options.language, patience });
  return options.adviseOnTypes ? new AdvisedJudge(judge, new TypeChecker(course.root, how.enclose)) : judge;
}
