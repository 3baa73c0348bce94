import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { report as testReport, type TestResult } from '@gradus/testkit/stand-alone/report';
import type { GpuBench } from './gpu/measured';
import { gpuReport } from './gpu/report';
import { DOCUMENT, REPOSITORY, writeSection } from './write-section';

export interface GpuOptions {
  /** Files that `bench-gpu --out` wrote on other machines or devices, a table for each; measured here if there are none. */
  readonly from: readonly string[];
  /** Files that `test-gpu --out` wrote there, one for each backend. */
  readonly tested: readonly string[];
  readonly size?: string;
  readonly only: string;
  readonly rounds: number;
  readonly seconds: number;
  readonly limit: number;
  readonly write: boolean;
}

/** Times training on the GPU with a bundle made for it, or takes the figures of one that ran elsewhere. */
export function benchGpu(options: GpuOptions): void {
  const measured =
    options.from.length > 0 ? options.from.map((file) => readFileSync(file, 'utf8')) : [measure(options)];
  const benches = measured.map((text) => JSON.parse(text) as GpuBench);
  const tested = options.tested.map((file) => JSON.parse(readFileSync(file, 'utf8')) as TestResult);
  const text = [...benches.map(gpuReport), ...(tested.length > 0 ? [testReport(tested)] : [])].join('\n\n');
  process.stdout.write(`${text}\n`);
  if (!options.write) return;
  writeSection('gpu', text);
  process.stderr.write(`Written into ${DOCUMENT}\n`);
}

function measure({ size, only, rounds, seconds, limit }: GpuOptions): string {
  const bundle = join(REPOSITORY, 'node_modules/.cache/gradus/gpu-bundle');
  run(process.execPath, [join(REPOSITORY, 'packages/cli/bin/gradus.cjs'), 'gpu', 'bundle', bundle, '--no-archive']);
  const folder = mkdtempSync(join(tmpdir(), 'gradus-bench-'));
  try {
    const out = join(folder, 'bench.json');
    const given = ['--only', only, '--rounds', String(rounds), '--seconds', String(seconds), '--limit', String(limit)];
    run(join(bundle, 'bench-gpu'), [...given, ...(size === undefined ? [] : ['--size', size]), '--out', out]);
    return readFileSync(out, 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What it says goes to the terminal: it takes minutes. */
function run(command: string, args: readonly string[]): void {
  const { status } = spawnSync(command, args, { cwd: REPOSITORY, stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error(`${command} ended with ${status}.`);
}
