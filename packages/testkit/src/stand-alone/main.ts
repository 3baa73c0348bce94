import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Limits } from '@gradus/contract';
import { expect as jestExpect } from 'expect';
import * as testkit from '../index';
import { InfraError } from '../remote/errors';
import { WorkerProcess } from '../remote/worker-process';
import { serve } from '../serve/serve';
import { bundledLaunch } from './bundled-launch';
import { type Judgement, report } from './report';
import { BUNDLE_PLAN, type BundlePlan, type PlannedReference } from './plan';

// Judges the reference solutions of a bundle, without Jest and npm: one program, on a machine that has only a GPU.

const HELP = `Judges the reference solutions of all lessons on a GPU, through WebGPU.

  ./test-gpu                        everything; trainings only on a real GPU
  ./test-gpu --lessons 1,8          some lessons
  ./test-gpu --backend wasm         on the processor, to compare
  ./test-gpu --trainings            trainings on a GPU in software, too: hours
  ./test-gpu --out test.json        the verdicts for npm run bench -- gpu --tested test.json

Exit codes: 0 everything passed, 1 something did not, 2 wrong usage, 3 the backend does not work here.
`;
const EXIT = { passed: 0, failed: 1, usage: 2, backend: 3 } as const;

async function main(): Promise<number> {
  const options = parse();
  if (options.help) return (process.stdout.write(HELP), EXIT.passed);
  const folder = __dirname;
  const { heapMb, exercises } = JSON.parse(readFileSync(join(folder, BUNDLE_PLAN), 'utf8')) as BundlePlan;
  const launch = bundledLaunch(folder, options.backend, heapMb);
  const limits = limitsFor(exercises[0]!.limits);
  const backend = await backendOf(new WorkerProcess(launch, limits));
  if (backend.status === 'fails') return (process.stderr.write(`${backend.reason}\n`), EXIT.backend);
  print(`${options.backend}: ${backend.device}\n`);
  const isSlow = backend.kind === 'software-gpu' && !options.trainings;
  const wanted = exercises.filter(({ lesson }) => !options.lessons || options.lessons.includes(String(Number.parseInt(lesson, 10)))); // prettier-ignore
  const judged: Judgement[] = wanted
    .filter(({ isTraining }) => isTraining && isSlow)
    .map((exercise) => ({ ...named(exercise), status: 'skipped', reason: 'it trains, and the GPU is in software' }));
  for (const exercise of wanted.filter(({ isTraining }) => !isTraining || !isSlow)) {
    const judgement = await judge(exercise, launch, folder);
    judged.push(judgement);
    print(`${exercise.id} ${judgement.status}${judgement.status === 'failed' ? `: ${judgement.reason}` : ''}\n`);
  }
  const result = { backend: options.backend, device: backend.device, kind: backend.kind, judged };
  print(`\n${report(result)}\n`);
  if (options.out) writeFileSync(options.out, JSON.stringify(result));
  return judged.some(({ status }) => status === 'failed') ? EXIT.failed : EXIT.passed;
}

function parse() {
  try {
    const { values } = parseArgs({
      options: {
        backend: { type: 'string', default: 'webgpu' },
        lessons: { type: 'string' },
        trainings: { type: 'boolean', default: false },
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

async function judge(
  exercise: PlannedReference,
  worker: ReturnType<typeof bundledLaunch>,
  folder: string,
): Promise<Judgement> {
  const { isTraining, ...planned } = exercise;
  const begun = performance.now();
  const task = { worker, exercises: [{ ...planned, limits: limitsFor(planned.limits) }] };
  const replies: Parameters<Parameters<typeof serve>[1]['say']>[0][] = [];
  await serve([task] as unknown as AsyncIterable<typeof task>, { load: (spec) => loadSpec(join(folder, spec)), say: (reply) => void replies.push(reply) }); // prettier-ignore
  const reply = replies.at(-1)!;
  const about = { ...named(exercise), seconds: (performance.now() - begun) / 1000 };
  if (reply.status !== 'judged') return { ...about, status: 'failed', reason: reply.status === 'failed' ? reply.message : 'no verdict' }; // prettier-ignore
  const ran = new Set(reply.record.checks.map(({ id }) => id));
  const wrong = [
    ...reply.record.checks.filter(({ status }) => status !== 'pass').map(({ id, status, message }) => `${id}: ${status}, ${message}`), // prettier-ignore
    ...exercise.checks.filter((id) => !ran.has(id)).map((id) => `${id}: not carried out`),
  ];
  return wrong.length === 0
    ? { ...about, status: 'passed' }
    : { ...about, status: 'failed', reason: wrong.join('\n  ') };
}

function named({ id, lesson }: PlannedReference): { id: string; lesson: string } {
  return { id, lesson };
}

/** Runs a spec's file anew, with the testkit of this program. */
function loadSpec(file: string): void {
  const module = { exports: {} };
  const given = (name: string) => (name === '@gradus/testkit' ? testkit : require(name));
  new Function('module', 'exports', 'require', readFileSync(file, 'utf8'))(module, module.exports, given);
}

function print(text: string): void {
  process.stdout.write(text);
}

Object.assign(globalThis, { expect: jestExpect }); // the only thing that specs want of Jest
void main().then((code) => process.exit(code)); // eslint-disable-line n/no-process-exit -- workers that hang must not keep it
