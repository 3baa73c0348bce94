import type { ExerciseRecord, Language, RunPlan, WorkerModule } from '@gradus/contract';
import type { Isolation } from '@gradus/sandbox';
import type { Catalogues } from './catalogue/catalogues';
import { type Course, specOf } from './course';
import { mappedForDebugger, withoutDeadlines } from './debugging';
import { uniformRecord } from './exercise-result';
import type { Job } from './job';
import { limitsOf } from './limits';
import type { ParsedAnswers } from './parse-answers';
import type { RunListener } from './records-watch';
import { runSpecs } from './run-specs';
import { makeSubject } from './subject';
import { phrasesIn } from './language/phrases-in';
import { plannedWording } from './translation/planned-wording';

const MOST_LOG = 2_000;

interface JobOptions {
  readonly isDebugged?: boolean;
  /** What wrong answers are compared with; left out, they are not. */
  readonly catalogues?: Catalogues;
  /** What verdicts are worded in; English if left out. */
  readonly language?: Language;
}

/** Runs the specs of some jobs. An exercise whose spec left no record is the judge's failure, with Jest's last words. */
export async function runJobs(
  course: Course,
  jobs: readonly Job[],
  parsed: ParsedAnswers,
  { launch }: Isolation,
  { isDebugged = false, catalogues, language = 'en', ...listener }: RunListener & JobOptions,
): Promise<Map<Job, ExerciseRecord>> {
  const planned = (job: Job) => {
    const plan = planOf(course, job, parsed, { catalogues, language });
    return isDebugged ? debuggedPlan(plan, course, job) : plan;
  };
  const exercises = Object.fromEntries(jobs.map((job) => [job.assignment.exercise.id, planned(job)]));
  const { records, log } = await runSpecs(course.root, { worker: launch, exercises }, listener);
  return new Map(
    jobs.map((job) => {
      const { exercise } = job.assignment;
      const silent = () => uniformRecord(exercise, 'infra-error', `The spec did not finish.\n${logOf(job, log)}`);
      return [job, records.get(exercise.id) ?? silent()];
    }),
  );
}

/** What Jest says of one spec, whose path it begins with; or its last words. */
function logOf({ assignment }: Job, log: string): string {
  const from = log.indexOf(specOf(assignment).replace(/^grader\//, ''));
  return from < 0 ? log.slice(-MOST_LOG) : log.slice(from, from + MOST_LOG);
}

/** What a spec is told of a job. */
export function planOf(
  course: Course,
  { assignment, file, seed }: Job,
  parsed: ParsedAnswers,
  { catalogues, language }: { catalogues: Catalogues | undefined; language: Language },
): RunPlan['exercises'][string] {
  const { lesson, exercise } = assignment;
  const subject = makeSubject(course, assignment, file, parsed.get(file), phrasesIn(language));
  const catalogue = subject.status === 'ready' ? catalogues?.folderOf(assignment) : undefined;
  return {
    lesson: lesson.id,
    spec: specOf(assignment),
    checks: exercise.checks,
    forbiddenKernels: exercise.forbids.kernels,
    seed,
    limits: limitsOf(lesson),
    subject,
    ...(catalogue !== undefined && { catalogue }),
    ...plannedWording(course, assignment, language),
  };
}

function debuggedPlan(plan: RunPlan['exercises'][string], { root }: Course, { file }: Job): typeof plan {
  const { subject, limits } = plan;
  const isMapped = ({ name }: WorkerModule) => subject.status === 'ready' && name === subject.main;
  const modules = (all: readonly WorkerModule[]) => all.map((each) => (isMapped(each) ? mappedForDebugger(each, root, file.path) : each)); // prettier-ignore
  return {
    ...plan,
    limits: withoutDeadlines(limits),
    subject: subject.status === 'ready' ? { ...subject, modules: modules(subject.modules) } : subject,
  };
}
