import { execFile, type ExecFileException } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { machine } from '@gradus/backend/bench/machine';
import { type Engine, ENGINES, type GpuBench, type Measured, type Outcome } from './measured';
import { gpuReport } from './report';
import { type SizeName, SIZES, WORKLOADS } from './sizes';

// What a bundle measures with, on a machine without npm. Engines take turns, each in a process of its own.

const HELP = `Times training on the GPU through WebGPU, against the processor (wasm+) and against PyTorch, if there is one.

  ./bench-gpu                     an epoch of an MLP, of LeNet, and a step of a ResNet-18
  ./bench-gpu --out bench.json    the figures for npm run bench -- gpu --from bench.json --write
  ./bench-gpu --size small        what a GPU in software can do; chosen by itself there
  ./bench-gpu --only resnet --rounds 1 --seconds 5 --limit 60

PyTorch is python3 on the PATH, or what PYTHON names.
`;
const LOOK_SECONDS = 120;

async function main(): Promise<void> {
  const options = parse();
  if (options.help) return void process.stdout.write(HELP);
  const load = { programs: loadavg()[0]!, processors: availableParallelism() };
  const engines = { wasm: await look('wasm'), webgpu: await look('webgpu'), torch: await look('torch') };
  for (const engine of ENGINES) {
    const state = engines[engine];
    say(`${engine}: ${state.status === 'ready' ? state.device : `not measured (${state.reason})`}`);
  }
  const isHardware = engines.webgpu.status === 'ready' && engines.webgpu.kind === 'gpu';
  const name = options.size ?? (isHardware ? 'full' : 'small');
  if (!(name in SIZES)) throw new Error(`--size is "${name}", but must be one of ${Object.keys(SIZES).join(', ')}.`);
  const size = SIZES[name as SizeName];
  const outcomes: Record<string, Partial<Record<Engine, Outcome>>> = {};
  for (const workload of WORKLOADS.filter((one) => one.includes(options.only))) {
    const mine = (outcomes[workload] = {} as Partial<Record<Engine, Outcome>>);
    for (let round = 1; round <= Number(options.rounds); round++) {
      for (const engine of ENGINES.filter((one) => engines[one].status === 'ready')) {
        if (mine[engine] && mine[engine].status !== 'measured') continue; // what failed fails again
        say(`${workload}: ${engine}, round ${round}`);
        const outcome = await run(engine, [workload, name, options.seconds], Number(options.limit));
        mine[engine] = joined(mine[engine], outcome);
      }
    }
  }
  const bench: GpuBench = {
    machine: machine(),
    load,
    date: new Date().toISOString().slice(0, 10),
    size,
    engines,
    outcomes: outcomes as GpuBench['outcomes'],
  };
  process.stdout.write(`\n${gpuReport(bench)}\n`);
  if (options.out) writeFileSync(options.out, JSON.stringify(bench));
}

function parse() {
  const { values } = parseArgs({
    options: {
      size: { type: 'string' },
      only: { type: 'string', default: '' },
      rounds: { type: 'string', default: '3' },
      seconds: { type: 'string', default: '5' },
      limit: { type: 'string', default: '180' },
      out: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  return values;
}

async function look(engine: Engine): Promise<GpuBench['engines'][Engine]> {
  const outcome = await run(engine, engine === 'torch' ? ['mlp', 'small', '0'] : [], LOOK_SECONDS);
  if (outcome.status === 'measured') return { status: 'ready', device: outcome.device, kind: outcome.kind };
  return {
    status: 'missing',
    reason: outcome.status === 'slow' ? `did not start within ${LOOK_SECONDS} s` : outcome.reason,
  };
}

function run(engine: Engine, [workload, size, seconds]: string[], limit: number): Promise<Outcome> {
  if (engine !== 'torch') {
    const packages = ['webgpu', '@tensorflow/tfjs-backend-webgpu'].map((name) => [name, join(__dirname, 'node_modules', name)]); // prettier-ignore
    const env = { ...process.env, GRADUS_BACKEND_PACKAGES: JSON.stringify(engine === 'webgpu' ? Object.fromEntries(packages) : {}) }; // prettier-ignore
    const args = [engine, ...(workload === undefined ? [] : [workload, size!, seconds!])];
    return execute(process.execPath, ['--no-warnings', join(__dirname, 'bench-child.cjs'), ...args], limit, env);
  }
  const python = process.env['PYTHON'] ?? 'python3';
  const args = [workload!, JSON.stringify(SIZES[size as SizeName]), seconds!];
  const code = `import sys, runpy, torch\nsys.argv = [sys.argv[1], *sys.argv[2:], "cuda" if torch.cuda.is_available() else "cpu"]\nrunpy.run_path(sys.argv[0], run_name="__main__")`; // prettier-ignore
  return execute(python, ['-c', code, join(__dirname, 'torch-bench.py'), ...args], limit, process.env);
}

function execute(command: string, args: readonly string[], limit: number, env: NodeJS.ProcessEnv): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(command, args, { env, timeout: limit * 1000, killSignal: 'SIGKILL' }, (error, stdout, stderr) => {
      if (!error)
        return resolve({ status: 'measured', ...(JSON.parse(stdout.trim().split('\n').at(-1)!) as Measured) });
      resolve(error.killed ? { status: 'slow', limit } : { status: 'failed', reason: reasonOf(error, stderr) });
    });
  });
}

function reasonOf(error: ExecFileException, stderr: string): string {
  if (error.code === 'ENOENT') return 'there is no python3';
  return stderr.trim().split('\n').at(-1) || error.message;
}

function joined(before: Outcome | undefined, now: Outcome): Outcome {
  if (before?.status !== 'measured' || now.status !== 'measured') return now;
  return { ...now, ms: [...before.ms, ...now.ms] };
}

function say(progress: string): void {
  process.stderr.write(`${progress}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 2;
});
