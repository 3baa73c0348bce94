import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExerciseResult, Provenance, Results } from '@gradus/contract';
import type { Assignment, Course } from './course';
import { exerciseResult, uniformRecord } from './exercise-result';
import { type Isolation, weakIsolation } from './isolation';
import { type Job, makeJob } from './job';
import { limitsOf } from './limits';
import { machineHash } from './machine';
import { ResultCache } from './result-cache';
import { toResults } from './results';
import { runJobs } from './run-jobs';
import { isUntouched } from './subject';
import type { Submission } from './submission';
import { typeAdvice } from './type-advice';
import { workerBundle } from './worker-bundle';

export interface GradeOptions {
  readonly course: Course;
  readonly submission: Submission;
  /** What to grade; all of it belongs to the course. */
  readonly assignments: readonly Assignment[];
  /** Seed of the random inputs; each lesson's first one if left out. */
  readonly seed?: number;
  readonly backend: string;
  /** Take verdicts from earlier runs in which everything was the same, and keep new ones. */
  readonly cache: boolean;
  /** Ask the TypeScript compiler about files that do not pass; for a student's own checkout. */
  readonly adviseOnTypes?: boolean;
  /** Run the specs even of files that are plainly untouched stubs. */
  readonly runUntouched?: boolean;
  readonly onStart?: (total: number) => void;
  readonly onDone?: (id: string) => void;
}

/** Grades one submission: reads it, runs only what has to be run, and sums it up. */
export async function grade(options: GradeOptions): Promise<Results> {
  const startedAt = new Date();
  const { course, submission, assignments } = options;
  const circumstances = { seed: options.seed, backend: options.backend, machineHash: machineHash(course.root) };
  const jobs = assignments.map((assignment) => makeJob(course, submission, assignment, circumstances));
  const known = knownResults(jobs, options);
  const isolation = weakIsolation(await workerBundle(course.root), options.backend, limitsOf(assignments[0]!.lesson));
  const fresh = await freshResults(jobs.filter((job) => !known.has(job)), options, isolation); // prettier-ignore
  const graded = jobs.map((job) => ({ assignment: job.assignment, result: known.get(job) ?? fresh.get(job)! }));
  return toResults(graded, filesOf(submission, jobs), provenance(options, jobs, isolation, startedAt));
}

/** Verdicts that are clear without running anything: untouched stubs, and what an earlier run found. */
function knownResults(jobs: readonly Job[], options: GradeOptions): Map<Job, ExerciseResult> {
  const cache = new ResultCache(options.course.root);
  const known = new Map<Job, ExerciseResult>();
  for (const job of jobs) {
    const untouched = !options.runUntouched && isUntouched(job.file);
    const result = untouched ? notStarted(job) : options.cache ? cache.get(job.key) : undefined;
    if (result) known.set(job, result);
  }
  return known;
}

async function freshResults(jobs: readonly Job[], options: GradeOptions, isolation: Isolation) {
  const results = new Map<Job, ExerciseResult>();
  if (jobs.length === 0) return results;
  options.onStart?.(jobs.length);
  const cache = new ResultCache(options.course.root);
  const [records, advice] = await Promise.all([
    runJobs(options.course, jobs, isolation, options.onDone ?? (() => {})),
    options.adviseOnTypes ? typeAdvice(options.course.root) : new Map<string, string[]>(),
  ]);
  for (const [job, record] of records) {
    const result = withAdvice(exerciseResult(job.assignment.exercise, record), advice.get(job.file.path));
    results.set(job, result);
    if (options.cache && result.status !== 'infra-error') cache.put(job.key, result);
  }
  return results;
}

/** Types are a help in finding what is wrong, and no reproach where nothing is. */
function withAdvice(result: ExerciseResult, typeErrors: string[] | undefined): ExerciseResult {
  return typeErrors === undefined || result.status === 'pass' ? result : { ...result, typeErrors };
}

function notStarted({ assignment: { exercise } }: Job): ExerciseResult {
  const message = `Exercise ${exercise.id} is not implemented yet.`;
  return exerciseResult(exercise, uniformRecord(exercise, 'not-started', message));
}

function filesOf(submission: Submission, jobs: readonly Job[]): Results['submission'] {
  const files = jobs.flatMap(({ file }) => (file.status === 'text' ? [{ path: file.path, sha256: file.sha256 }] : []));
  return { id: submission.id, files };
}

function provenance(options: GradeOptions, jobs: readonly Job[], isolation: Isolation, startedAt: Date): Provenance {
  const manifest = readFileSync(join(options.course.root, 'package.json'), 'utf8');
  const { callMs, exerciseMs, heapMb, outputBytes } = limitsOf(jobs[0]!.assignment.lesson);
  return {
    gradus: (JSON.parse(manifest) as { version: string }).version,
    lessonsHash: machineHash(options.course.root),
    node: process.version,
    backend: options.backend,
    device: 'CPU',
    seed: jobs[0]!.seed,
    isolation: isolation.stamp,
    limits: { callMs, exerciseMs, heapMb, outputBytes },
    startedAt: startedAt.toISOString(),
    finishedAt: new Date().toISOString(),
  };
}
