import type { GpuCheck, GpuChecks, Results } from '@gradus/contract';
import { gpuLine } from './gpu-line';
import { phrasesIn } from './language/phrases-in';

const check = (id: GpuCheck['id'], given: Partial<GpuCheck>): GpuCheck => ({
  ...{ id, status: 'skipped', score: 0, maxScore: 1000 },
  ...given,
});

function line(checks: GpuCheck[], backend = 'wasm'): string | undefined {
  const gpu: GpuChecks = { score: checks.reduce((sum, { score }) => sum + score, 0), maxScore: 1000 * checks.length, checks }; // prettier-ignore
  const lessons = [{ id: '05-mnist', gpu }] as unknown as Results['lessons'];
  return gpuLine({ lessons, provenance: { backend } }, phrasesIn('en'));
}

test('gpuLine() says why they were skipped', () => {
  expect(line([check('ran-on-gpu', { reason: 'no-gpu' }), check('speed-up', { reason: 'no-gpu' })])).toBe(
    'GPU checks: 0 / 20 points, apart from all others. Skipped: they need a GPU, and this ran on wasm (npx gradus doctor).',
  );
});

test('gpuLine() says how much faster a training was, or what to compare it with', () => {
  const ran = check('ran-on-gpu', { status: 'pass', score: 1000 });
  expect(line([ran, check('speed-up', { status: 'pass', score: 1000, ratio: 2.51 })])).toBe(
    'GPU checks: 20 / 20 points, apart from all others. Lesson 5 trained 2.5 times as fast as on wasm.',
  );
  expect(line([ran, check('speed-up', { reason: 'not-compared' })])).toMatch(/To compare lesson 5 with wasm: GRADUS_BACKEND=wasm npm test -- 5\.$/); // prettier-ignore
});

test('gpuLine() says nothing of results that list none', () => {
  const lessons = [{ id: '05-mnist' }] as unknown as Results['lessons'];
  expect(gpuLine({ lessons, provenance: { backend: 'wasm' } }, phrasesIn('en'))).toBeUndefined();
});
