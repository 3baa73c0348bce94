import type { GpuBench, Outcome } from './measured';
import { gpuReport } from './report';
import { SIZES } from './sizes';

const measured = (losses: number[], ...ms: number[]): Outcome => ({ status: 'measured', device: '', losses, ms });

const BENCH: GpuBench = {
  machine: '16 × CPU',
  load: { programs: 0.4, processors: 16 },
  date: '2026-11-21',
  size: SIZES.full,
  engines: {
    wasm: { status: 'ready', device: 'CPU', kind: 'processor' },
    webgpu: { status: 'ready', device: 'A GPU', kind: 'gpu' },
    torch: { status: 'missing', reason: 'there is no python3' },
  },
  outcomes: {
    mlp: { wasm: measured([2, 1], 200, 240, 220), webgpu: measured([2, 1.00001], 20, 40, 22) },
    lenet: { wasm: measured([2], 100), webgpu: { status: 'failed', reason: 'lost' } },
    resnet: { wasm: { status: 'slow', limit: 180 }, webgpu: measured([2], 55.5) },
  },
};

describe('gpuReport()', () => {
  it('says how many times faster than wasm+ each is, and how close the losses are', () => {
    expect(gpuReport(BENCH).split('\n').slice(-5)).toEqual([
      '| training | wasm+ | WebGPU | losses |',
      '| --- | ---: | ---: | ---: |',
      '| epoch of an MLP 784-256-10, 10240 samples in batches of 256 | 200 / 220 (1.0×) | 20 / 22 (10×) | 1e-5 |',
      '| epoch of LeNet, 2048 images 28×28 in batches of 256 | 100 / 100 (1.0×) | fails | – |',
      '| step of a ResNet-18 from 64 channels, 64 images 32×32 | > 180 s | 56 / 56 | – |',
    ]);
    expect(gpuReport(BENCH)).toContain('- PyTorch: not measured (there is no python3)');
    expect(gpuReport(BENCH)).not.toContain('software');
  });

  it('calls out what does not train the same model', () => {
    const { wasm } = BENCH.outcomes.mlp;
    const wrong = { ...BENCH, outcomes: { ...BENCH.outcomes, mlp: { wasm, webgpu: measured([2, 1.2], 20) } } };
    expect(gpuReport(wrong)).toContain('**2e-1: not the same training**');
  });

  it('says so where the machine was busy', () => {
    expect(gpuReport(BENCH)).not.toContain('busy');
    const text = gpuReport({ ...BENCH, load: { programs: 22.8, processors: 2 } });
    expect(text).toContain('busy with other work: 23 programs wanted its 2 processors.');
  });

  it('says so where the GPU was software', () => {
    const webgpu = { status: 'ready', device: 'SwiftShader', kind: 'software-gpu' } as const;
    const text = gpuReport({ ...BENCH, engines: { ...BENCH.engines, webgpu } });
    expect(text).toContain('- WebGPU: in software: SwiftShader');
    expect(text).toContain('**No GPU was there: Vulkan ran in software, on the processor.** The column WebGPU');
    expect(gpuReport({ ...BENCH, size: SIZES.small, engines: { ...BENCH.engines, webgpu } })).toContain(
      'small ones, and',
    );
  });
});
