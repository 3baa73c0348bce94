import type { Probe } from './backend/probe-backend';
import { circumstancesOf } from './circumstances';
import { makeCourse } from './testing/make-course';

const here = (backend: string, probe: () => Promise<Probe>) => circumstancesOf(makeCourse(), backend, { hash: 'machine', probe }); // prettier-ignore

test('circumstancesOf() names the device and its kind of a backend that is not ours', async () => {
  const card = await here('webgpu', () => Promise.resolve({ status: 'works', device: 'RTX 4060', kind: 'gpu' }));
  expect(card).toMatchObject({ backend: 'webgpu', device: 'gpu: RTX 4060', machineHash: 'machine' });
  const software = await here('webgpu', () => Promise.resolve({ status: 'works', device: 'llvmpipe', kind: 'software-gpu' })); // prettier-ignore
  expect(software).toMatchObject({ device: 'software-gpu: llvmpipe' });
});

test('circumstancesOf() asks nobody about wasm, and names no device where the backend does not work', async () => {
  const nobody = () => Promise.reject(new Error('asked'));
  expect(await here('wasm', nobody)).not.toHaveProperty('device');
  expect(await here('webgpu', () => Promise.resolve({ status: 'fails', reason: 'no adapter' }))).not.toHaveProperty('device'); // prettier-ignore
});
