import type { ExerciseResult, Language, Results, Training } from '@gradus/contract';
import { isNative } from '@gradus/runtime/ladder';
import type { Isolation, IsolationRequest } from '@gradus/sandbox';
import { patienceWith, patient } from './backend/patience';
import { Catalogues } from './catalogue/catalogues';
import { circumstancesOf } from './circumstances';
import { withDebt } from './companions';
import type { Assignment, Course } from './course';
import { waitingForDebugger } from './debugging';
import { exerciseResult, notStarted } from './exercise-result';
import { type Circumstances, type Job, makeJob } from './job';
import { largerModelsFor } from './larger-model';
import { provenanceOf, versionsOf } from './provenance';
import { ResultCache } from './result-cache';
import { toResults } from './results';
import { isUntouched, type ParsedAnswers, parseAnswers } from './parse-answers';
import { runJobs } from './run-jobs';
import { filesOf, type Submission } from './submission';
import { typeAdvice } from './type-advice';
import { workerIsolation } from './worker-isolation';
import { phrasesIn } from './language/phrases-in';

export interface GradeOptions {
  readonly course: Course;
  readonly submission: Submission;
  /** What to grade; all of it belongs to the course. */
  readonly assignments: readonly Assignment[];
  /** Seed of the random inputs; each lesson's first one if left out. */
  readonly seed?: number;
  readonly backend: string;
  /** How far the worker is kept from the machine; `weak` if left out, which is for one's own answers. */
  readonly isolation?: IsolationRequest;
  /** Take verdicts from earlier runs in which everything was the same, and keep new ones. */
  readonly cache: boolean;
  /** What verdicts are worded in; English if left out. */
  readonly language?: Language;
  /** Ask the TypeScript compiler about files that do not pass; for a student's own checkout. */
  readonly adviseOnTypes?: boolean;
  /** Run the specs even of files that are plainly untouched stubs. */
  readonly runUntouched?: boolean;
  /** Where a debugger is waited for, without deadlines; for one exercise. */
  readonly debugPort?: number;
  readonly onStart?: (total: number) => void;
  readonly onDone?: (id: string) => void;
  /** A training has finished another epoch. */
  readonly onTraining?: (id: string, training: Training) => void;
}

/**
 * Grades one submission: reads it, runs only what has to be run, and sums it up.
 *
 * @throws {DataError} if GRADUS_DATA names what is not there
 */
export async function grade(options: GradeOptions): Promise<Results> {
  const startedAt = new Date().toISOString();
  const { course, submission, assignments, backend, language = 'en' } = options;
  const versions = versionsOf(course);
  const here = await circumstancesOf(course, backend, { hash: versions.machineHash });
  const circumstances = { ...here, seed: options.seed, language };
  const jobFor = (assignment: Assignment) => makeJob(course, submission, assignment, circumstances);
  const isolation = await isolationFor(options);
  const catalogues = new Catalogues(course, circumstances);
  const earlier = (used: Assignment) => new ResultCache(course.root).get(jobFor(used).key);
  const given = { isolation, catalogues, earlier };
  const jobs = assignments.map(jobFor);
  const results = await resultsOf(jobs, options, given);
  const judged = jobs.map((job) => ({
    assignment: job.assignment,
    result: results.get(job)!,
    onWasmMs: isNative(backend) ? timeOnWasm(job, options, circumstances) : undefined,
  }));
  const toTrain = options.debugPort === undefined ? largerModelsFor(judged).map(jobFor) : [];
  const larger = [...(await resultsOf(toTrain, { ...options, adviseOnTypes: false }, given)).values()];
  const graded = judged.map((one) => ({ ...one, larger: larger.find(({ id }) => id === one.result.id) }));
  const { seed } = jobs[0]!;
  const run = { backend, seed, isolation: isolation.stamp, startedAt, language };
  return toResults(
    { course, graded },
    { id: submission.id, files: filesOf(jobs.map((job) => job.file)) },
    provenanceOf(versions, assignments[0]!.lesson, run),
  );
}

/** Verdicts that are known or clear, and all others by running specs. */
async function resultsOf(
  jobs: readonly Job[],
  options: GradeOptions,
  given: Given,
): Promise<ReadonlyMap<Job, ExerciseResult>> {
  const cached = cachedResults(jobs, options);
  const files = jobs.filter((job) => !cached.has(job)).map(({ file }) => file);
  const parsed = parseAnswers(options.course.root, files, given.isolation.enclose);
  const known = new Map([...cached, ...untouchedResults(jobs, parsed, options)]);
  const fresh = await freshResults(
    jobs.filter((job) => !known.has(job)),
    parsed,
    options,
    given,
  );
  return new Map([...known, ...fresh]);
}

async function isolationFor({ course, backend, isolation = 'weak', debugPort }: GradeOptions): Promise<Isolation> {
  const patience = await patienceWith(course, backend);
  const chosen = await workerIsolation(course, backend, isolation, (worker) => patient(worker, patience));
  return debugPort === undefined ? chosen : waitingForDebugger(chosen, course, backend, debugPort);
}

/** What an earlier run found. */
function cachedResults(jobs: readonly Job[], { cache, course }: GradeOptions): Map<Job, ExerciseResult> {
  if (!cache) return new Map();
  const results = new ResultCache(course.root);
  return new Map(
    jobs.flatMap((job) => {
      const result = results.get(job.key);
      return result ? [[job, result]] : [];
    }),
  );
}

/** How long the same answer took on wasm, in an earlier run in which it passed. */
function timeOnWasm(
  { assignment }: Job,
  { course, submission }: GradeOptions,
  given: Circumstances,
): number | undefined {
  const { key } = makeJob(course, submission, assignment, { ...given, backend: 'wasm', device: undefined });
  const result = new ResultCache(course.root).get(key);
  return result?.status === 'pass' ? result.durationMs : undefined;
}

/** Stubs that nobody has started on need no run. */
function untouchedResults(jobs: readonly Job[], parsed: ParsedAnswers, { runUntouched, language }: GradeOptions) {
  const untouched = runUntouched ? [] : jobs.filter((job) => isUntouched(parsed.get(job.file)));
  return new Map(untouched.map((job) => [job, notStarted(job.assignment.exercise, phrasesIn(language))]));
}

interface Given {
  readonly isolation: Isolation;
  readonly catalogues: Catalogues;
  /** What an earlier run said of an answer as it is now. */
  readonly earlier: (assignment: Assignment) => ExerciseResult | undefined;
}

async function freshResults(
  jobs: readonly Job[],
  parsed: ParsedAnswers,
  options: GradeOptions,
  { isolation, catalogues, earlier }: Given,
): Promise<Map<Job, ExerciseResult>> {
  const results = new Map<Job, ExerciseResult>();
  if (jobs.length === 0) return results;
  options.onStart?.(jobs.length);
  const cache = new ResultCache(options.course.root);
  const [records, advice] = await Promise.all([
    runJobs(options.course, jobs, parsed, isolation, {
      language: options.language,
      onRecord: options.onDone,
      onTraining: options.onTraining,
      isDebugged: options.debugPort !== undefined,
      ...(options.debugPort === undefined && { catalogues }), // a misconception's worker would wait for the debugger, too
    }),
    options.adviseOnTypes ? typeAdvice(options.course.root) : new Map<string, string[]>(),
  ]);
  const judged = new Map([...records].map(([{ assignment }, record]) => [assignment.exercise.id, exerciseResult(assignment.exercise, record)])); // prettier-ignore
  for (const job of records.keys()) {
    const { assignment } = job;
    const plain = judged.get(assignment.exercise.id)!;
    const resultOf = (used: Assignment) => judged.get(used.exercise.id) ?? earlier(used);
    const phrases = phrasesIn(options.language);
    const explained = withDebt(options.course, assignment, parsed.get(job.file), plain, resultOf, phrases);
    const result = withAdvice(explained, advice.get(job.file.path));
    results.set(job, result);
    if (options.cache && result.status !== 'infra-error') cache.put(job.key, result);
  }
  return results;
}

/** Types are a help in finding what is wrong, and no reproach where nothing is. */
function withAdvice(result: ExerciseResult, typeErrors: string[] | undefined): ExerciseResult {
  return typeErrors === undefined || result.status === 'pass' ? result : { ...result, typeErrors };
}
