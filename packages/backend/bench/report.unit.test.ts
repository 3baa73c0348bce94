import type { Benchmark } from './benchmark';
import type { Engine } from './engines';
import { report } from './report';
import type { Outcome } from './run-child';

const measured = (wall: number[], cpu = wall): Outcome => ({ status: 'measured', runs: { details: '', wall, cpu } });
const ready = { status: 'ready', details: 'one thread' } as const;

const BENCHMARK: Benchmark = {
  engines: [
    { engine: 'stock wasm', state: ready },
    { engine: 'wasm+', state: ready },
    { engine: 'cpu', state: ready },
    { engine: 'WebGPU', state: { status: 'missing', reason: 'WebGPU finds no adapter' } },
  ],
  workloads: [
    {
      name: 'MLP 784-256-10',
      outcomes: new Map<Engine, Outcome>([
        ['stock wasm', measured([2400, 2000])],
        ['wasm+', measured([300, 200, 220], [290, 310, 280])],
        ['cpu', { status: 'slow', limit: 30 }],
      ]),
    },
    {
      name: 'LeNet',
      outcomes: new Map<Engine, Outcome>([
        ['stock wasm', { status: 'failed', reason: 'no such kernel' }],
        ['wasm+', measured([9.25])],
        ['cpu', measured([1000])],
      ]),
    },
  ],
  startup: [
    { name: 'an empty Node process', wall: [60, 50, 70] },
    { name: 'first operation on wasm+, all in one file', wall: [210, 260, 230] },
  ],
};

const text = report(BENCHMARK);

it('report() gives the shortest run, and its ratio to stock wasm where that has one', () => {
  expect(text).toContain('| one epoch | stock wasm | wasm+ | cpu |');
  expect(text).toContain('| MLP 784-256-10 | 2000 (1.0×) | 200 (10.0×) | > 30 s |');
  expect(text).toContain('| LeNet | fails | 9.3 | 1000 |');
});

it('report() gives the median, and the least processor time', () => {
  expect(text).toContain('| MLP 784-256-10 | 2200 / 2000 | 220 / 280 | > 30 s |');
});

it('report() says what fails and what is missing, and why', () => {
  expect(text).toContain('- stock wasm, LeNet: no such kernel');
  expect(text).toContain('- WebGPU: not measured (WebGPU finds no adapter)');
});

it('report() compares starting up with an empty process', () => {
  expect(text).toContain('| an empty Node process | 50 | 60 |  |');
  expect(text).toContain('| first operation on wasm+, all in one file | 210 | 230 | 160 |');
});

it('report() judges the goals it has measurements for', () => {
  expect(text).toContain('- MLP at least 8 times faster than stock wasm: 10.0×, met');
  expect(text).toContain(
    '- first operation, all in one file, at most 150 ms above an empty Node process: 160 ms, missed',
  );
  expect(text).not.toContain('SimpleRNN');
});
