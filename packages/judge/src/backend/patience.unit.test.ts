import type { Program } from '@gradus/sandbox';
import type { Course } from '../course';
import { patient, patienceWith } from './patience';
import type { Probe } from './probe-backend';

const COURSE = { root: '/nowhere', lessons: [] } as unknown as Course;
const on = (probe: Probe, backend = 'webgpu') => patienceWith(COURSE, backend, () => Promise.resolve(probe));

test('a GPU made of software may take twenty times as long, a real one and processors may not', async () => {
  expect(await on({ status: 'works', device: 'llvmpipe', kind: 'software-gpu' })).toBe(20);
  expect(await on({ status: 'works', device: 'GeForce', kind: 'gpu' })).toBe(1);
  expect(await on({ status: 'works', device: 'CPU', kind: 'processor' }, 'tensorflow')).toBe(1);
  expect(await on({ status: 'fails', reason: 'no driver' })).toBe(1);
});

test('backends that this project brings are not tried out', async () => {
  for (const backend of ['wasm', 'cpu']) {
    expect(await patienceWith(COURSE, backend, () => Promise.reject(new Error('tried out')))).toBe(1);
  }
});

test('a patient worker has more of the processor’s time, and no more of its memory', () => {
  const bounds = { heapMb: 512, dataMb: 1024, cpuSeconds: 60 };
  expect(patient({ bounds } as Program, 20).bounds).toEqual({ ...bounds, cpuSeconds: 1200 });
});
