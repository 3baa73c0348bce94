import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { ExerciseRecord, Limits, RunPlan, ServedReply, ServedTask } from '@gradus/contract';
import { expect as jestExpect } from 'expect';
import * as testkit from '../index';
import { InfraError } from '../remote/errors';
import { WorkerProcess } from '../remote/worker-process';
import { serve } from '../serve/serve';
import { bundledLaunch } from './bundled-launch';
import { type Judgement, report, type TestResult } from './report';
import { BUNDLE_PLAN, type BundlePlan, type PlannedReference } from './plan';

// Judges the reference solutions of a bundle, without Jest and npm: one program, on a machine that has only a GPU.

const HELP = `Judges the reference solutions of all lessons on a GPU, through WebGPU.

  ./test-gpu                        everything; trainings and larger models only on a real GPU
  ./test-gpu --lessons 1,8          some lessons
  ./test-gpu --backend wasm         on the processor, to compare
  ./test-gpu --trainings            trainings on a GPU in software, too: minutes each
  ./test-gpu --backend wasm --larger-models    larger models without a GPU: minutes each
  ./test-gpu --out test.json        the verdicts, for npm run bench -- gpu --tested test.json

Exit codes: 0 everything passed, 1 something did not, 2 wrong usage, 3 the backend does not work here.
`;
const TOO_SLOW = 'a training takes minutes on a GPU in software (--trainings)';
const TOO_LARGE = 'a larger model is for a GPU (--larger-models)';
const EXIT = { passed: 0, failed: 1, usage: 2, backend: 3 } as const;

async function main(): Promise<number> {
  const options = parse();
  if (options.help) {
    print(HELP);
    return EXIT.passed;
  }
  const { heapMb, exercises } = JSON.parse(readFileSync(join(__dirname, BUNDLE_PLAN), 'utf8')) as BundlePlan;
  const launch = bundledLaunch(__dirname, options.backend, heapMb);
  const backend = await backendOf(new WorkerProcess(launch, limitsFor(exercises[0]!.limits)));
  if (backend.status === 'fails') {
    process.stderr.write(`${backend.reason}\n`);
    return EXIT.backend;
  }
  const { device, kind } = backend;
  print(`${options.backend}: ${device}\n`);
  const wanted = exercises.filter(({ lesson }) => !options.lessons || options.lessons.includes(numberOf(lesson)));
  const reasonAgainst = reasonsAgainst(kind, options);
  const skipped = wanted.flatMap((exercise): Judgement[] => {
    const reason = reasonAgainst(exercise);
    return reason === undefined ? [] : [{ id: exercise.id, lesson: exercise.lesson, status: 'skipped', reason }];
  });
  const able = wanted.filter((exercise) => reasonAgainst(exercise) === undefined);
  // An exercise and its larger model have one id.
  const judged = [
    ...(await judgeAll(able.filter(({ isLarger }) => !isLarger), launch)),
    ...(await judgeAll(able.filter(({ isLarger }) => isLarger), launch)),
  ]; // prettier-ignore
  const result: TestResult = { backend: options.backend, device, kind, judged: [...judged, ...skipped] };
  print(`\n${report([result])}\n`);
  if (options.out) writeFileSync(options.out, JSON.stringify(result));
  return judged.some(({ status }) => status === 'failed') ? EXIT.failed : EXIT.passed;
}

/** Why an exercise is left out on such a device, if it is. */
function reasonsAgainst(kind: string, { trainings, 'larger-models': larger }: ReturnType<typeof parse>) {
  return ({ isTraining, isLarger }: PlannedReference): string | undefined => {
    if (isLarger) return kind === 'gpu' || larger ? undefined : TOO_LARGE;
    return isTraining && kind === 'software-gpu' && !trainings ? TOO_SLOW : undefined;
  };
}

function numberOf(lesson: string): string {
  return String(Number.parseInt(lesson, 10));
}

function parse() {
  try {
    const { values } = parseArgs({
      options: {
        backend: { type: 'string', default: 'webgpu' },
        lessons: { type: 'string' },
        trainings: { type: 'boolean', default: false },
        'larger-models': { type: 'boolean', default: false },
        out: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    return { ...values, lessons: values.lessons?.split(',') };
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\nSee ./test-gpu --help\n`);
    process.exit(EXIT.usage);
  }
}

/** A GPU compiles a program for each kernel and shape, the first time: what takes milliseconds elsewhere may take seconds. */
function limitsFor(limits: Limits): Limits {
  return {
    ...limits,
    callMs: 10 * limits.callMs,
    exerciseMs: 10 * limits.exerciseMs,
    residentMb: 4 * limits.residentMb,
  };
}

type Looked = { status: 'works'; device: string; kind: string } | { status: 'fails'; reason: string };

async function backendOf(worker: WorkerProcess): Promise<Looked> {
  try {
    const { header } = await worker.ready;
    const { device, kind, failed } = header as { device?: string; kind?: string; failed?: string };
    if (device === undefined) return { status: 'fails', reason: failed ?? 'The worker does not say what it runs on.' };
    return { status: 'works', device, kind: kind ?? 'processor' };
  } catch (error) {
    return { status: 'fails', reason: (error as Error).message };
  } finally {
    worker.kill(new InfraError('It has said what it runs on.'));
    await worker.closed;
  }
}

/** One lesson after the other, each with a worker of its own, in which kernels are compiled once. */
async function judgeAll(exercises: readonly PlannedReference[], worker: RunPlan['worker']): Promise<Judgement[]> {
  const judged: Judgement[] = [];
  let begun = 0;
  const say = (reply: ServedReply) => {
    if (reply.status === 'begun') begun = performance.now();
    if (reply.status !== 'judged' && reply.status !== 'failed') return;
    const id = reply.status === 'judged' ? reply.record.id : reply.id;
    const planned = exercises.find((exercise) => exercise.id === id)!;
    const seconds = (performance.now() - begun) / 1000;
    const wrong = reply.status === 'failed' ? [reply.message] : wrongIn(reply.record, planned);
    const outcome = wrong.length === 0 ? ({ status: 'passed' } as const) : ({ status: 'failed', reason: wrong.join('\n  ') } as const); // prettier-ignore
    judged.push({ id, lesson: planned.lesson, seconds, ...outcome });
    print(
      `${id}${planned.isLarger ? ', larger model:' : ''} ${outcome.status}${outcome.status === 'failed' ? `:\n  ${outcome.reason}` : ''}\n`,
    );
  };
  await serve(tasksOf(exercises, worker), { load: (spec) => loadSpec(join(__dirname, spec)), say });
  return judged;
}

async function* tasksOf(exercises: readonly PlannedReference[], worker: RunPlan['worker']): AsyncGenerator<ServedTask> {
  for (const lesson of new Set(exercises.map((exercise) => exercise.lesson))) {
    const some = exercises.filter((exercise) => exercise.lesson === lesson);
    yield { worker, exercises: some.map(({ isTraining: _, isLarger: __, ...planned }) => ({ ...planned, limits: limitsFor(planned.limits) })) }; // prettier-ignore
  }
}

function wrongIn({ checks }: ExerciseRecord, planned: PlannedReference): string[] {
  const ran = new Set(checks.map(({ id }) => id));
  return [
    ...checks.filter(({ status }) => status !== 'pass').map(({ id, status, message = '' }) => `${id}: ${status}, ${message}`), // prettier-ignore
    ...planned.checks.filter((id) => !ran.has(id)).map((id) => `${id}: not carried out`),
  ];
}

const load = createRequire(__filename);

/** Runs a spec's file anew, with the testkit of this program. */
function loadSpec(file: string): void {
  const module = { exports: {} };
  const given = (name: string) => (name === '@gradus/testkit' ? testkit : load(name));
  new Function('module', 'exports', 'require', readFileSync(file, 'utf8'))(module, module.exports, given);
}

function print(text: string): void {
  process.stdout.write(text);
}

Object.assign(globalThis, { expect: jestExpect }); // the only thing that specs want of Jest
void main().then((code) => process.exit(code)); // whatever workers and timers are left
