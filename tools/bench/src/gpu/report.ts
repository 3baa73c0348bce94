import { best, median } from '@gradus/backend/bench/statistics';
import { type Engine, ENGINES, type GpuBench, type Outcome } from './measured';
import { type Size, SIZES, titleOf, type WorkloadName, WORKLOADS } from './sizes';

const TITLES: Readonly<Record<Engine, string>> = { wasm: 'wasm+', webgpu: 'WebGPU', torch: 'PyTorch' };
/** Losses of the first steps may differ by this share of the loss: every engine sums in another order. */
const CLOSE = 1e-3;

/** The measurements as Markdown: shortest and median runs, and how many times faster than wasm+ in the same run. */
export function gpuReport(bench: GpuBench): string {
  const columns = ENGINES.filter((engine) => bench.engines[engine].status === 'ready');
  const rows = WORKLOADS.filter((workload) => bench.outcomes[workload]).map((workload) => [
    titleOf(workload, bench.size),
    ...columns.map((engine) => cell(bench.outcomes[workload][engine], bench.outcomes[workload].wasm)),
    lossesOf(bench, workload),
  ]);
  return [
    `${bench.machine}, ${bench.date}`,
    ...busy(bench),
    ENGINES.map((engine) => lineOf(engine, bench)).join('\n'),
    ...(isInSoftware(bench) ? [software(bench.size)] : []),
    'Shortest / median run in ms, how many times faster than wasm+ (shortest runs), and by how much the losses of the first three steps differ:', // prettier-ignore
    table(['training', ...columns.map((engine) => TITLES[engine]), 'losses'], rows),
  ].join('\n\n');
}

/** Figures of a busy machine are good for ratios at most. */
function busy({ load: { programs, processors } }: GpuBench): string[] {
  if (programs < processors / 2) return [];
  return [`The machine was busy with other work: ${programs.toFixed(0)} programs wanted its ${processors} processors.`];
}

function software({ mlpSamples }: Size): string {
  const isSmall = mlpSamples < SIZES.full.mlpSamples;
  const means = `${isSmall ? 'The sizes are small ones, and the' : 'The'} column WebGPU says that it works, nothing of how fast a GPU is.`;
  return `**No GPU was there: Vulkan ran in software, on the processor.** ${means}`;
}

function isInSoftware({ engines: { webgpu } }: GpuBench): boolean {
  return webgpu.status === 'ready' && webgpu.kind !== 'gpu';
}

function lineOf(engine: Engine, { engines }: GpuBench): string {
  const state = engines[engine];
  if (state.status === 'missing') return `- ${TITLES[engine]}: not measured (${state.reason})`;
  const software = state.kind === 'software-gpu' ? 'in software: ' : '';
  return `- ${TITLES[engine]}: ${software}${state.device}`;
}

function cell(outcome: Outcome | undefined, wasm: Outcome | undefined): string {
  if (!outcome) return '–';
  if (outcome.status === 'failed') return 'fails';
  if (outcome.status === 'slow') return `> ${outcome.limit} s`;
  const shortest = best(outcome.ms);
  const ratio = wasm?.status === 'measured' ? ` (${significant(best(wasm.ms) / shortest)}×)` : '';
  return `${round(shortest)} / ${round(median(outcome.ms))}${ratio}`;
}

/** The largest difference to wasm+, as a share of its loss. */
function lossesOf({ outcomes }: GpuBench, workload: WorkloadName): string {
  const { wasm, ...others } = outcomes[workload];
  if (wasm?.status !== 'measured') return '–';
  const differences = Object.values(others).flatMap(
    (outcome) =>
    outcome?.status === 'measured' ? outcome.losses.map((loss, i) => Math.abs(loss - wasm.losses[i]!) / wasm.losses[i]!) : [], // prettier-ignore
  );
  if (differences.length === 0) return '–';
  const most = Math.max(...differences);
  return most <= CLOSE ? most.toExponential(0) : `**${most.toExponential(0)}: not the same training**`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), `| --- |${' ---: |'.repeat(head.length - 1)}`, ...rows.map(line)].join('\n');
}

function significant(ratio: number): string {
  return ratio < 0.1 ? ratio.toFixed(3) : ratio.toFixed(ratio < 10 ? 1 : 0);
}

function round(ms: number): string {
  return ms.toFixed(ms < 10 ? 1 : 0);
}
