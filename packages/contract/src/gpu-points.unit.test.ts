import type { GpuCheck } from './gpu-checks';
import { gpuPoints } from './gpu-points';

const SKIPPED: GpuCheck = { id: 'ran-on-gpu', status: 'skipped', reason: 'no-gpu', score: 0, maxScore: 1000 };
const lesson = (...checks: GpuCheck[]) => {
  const sum = (key: 'score' | 'maxScore') => checks.reduce((total, check) => total + check[key], 0);
  return { gpu: { score: sum('score'), maxScore: sum('maxScore'), checks } };
};

test('gpuPoints() are none where nothing ran on a GPU, or results are older than such checks', () => {
  expect(gpuPoints([lesson(SKIPPED), lesson(SKIPPED, SKIPPED)])).toBeUndefined();
  expect(gpuPoints([{}])).toBeUndefined();
});

test('gpuPoints() are those of all lessons, also of what did not get that far', () => {
  const passed: GpuCheck = { id: 'speed-up', status: 'pass', ratio: 2, score: 1000, maxScore: 1000 };
  const wrong: GpuCheck = { id: 'ran-on-gpu', status: 'skipped', reason: 'not-passed', score: 0, maxScore: 1000 };
  expect(gpuPoints([lesson(passed, wrong), lesson(SKIPPED), {}])).toEqual({ score: 1000, maxScore: 3000 });
  expect(gpuPoints([lesson(wrong)])).toEqual({ score: 0, maxScore: 1000 });
});
