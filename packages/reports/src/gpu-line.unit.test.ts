import type { ComputedOn, GpuCheck, GpuChecks, Results } from '@gradus/contract';
import { gpuLine } from './gpu-line';
import { phrasesIn } from './language/phrases-in';

const check = (id: GpuCheck['id'], given: Partial<GpuCheck>): GpuCheck => ({
  ...{ id, status: 'skipped', score: 0, maxScore: 1000 },
  ...given,
});

function line(
  checks: GpuCheck[],
  backend = 'wasm',
  language: 'en' | 'zh' = 'en',
  computedOn?: ComputedOn,
): string | undefined {
  const gpu: GpuChecks = { score: checks.reduce((sum, { score }) => sum + score, 0), maxScore: 1000 * checks.length, checks }; // prettier-ignore
  const lessons = [{ id: '05-mnist', gpu, exercises: [{}, { backend: computedOn }] }] as unknown as Results['lessons'];
  return gpuLine({ lessons, provenance: { backend } }, phrasesIn(language));
}

test('gpuLine() says why they were skipped', () => {
  expect(line([check('ran-on-gpu', { reason: 'no-gpu' }), check('speed-up', { reason: 'no-gpu' })])).toBe(
    'GPU checks: 0 / 20 points, apart from all others. Skipped: they need a GPU, and this ran on wasm (npx gradus doctor).',
  );
});

test('gpuLine() names the GPU that is none', () => {
  const checks = [check('ran-on-gpu', { reason: 'no-gpu' })];
  const on = (language: 'en' | 'zh') => line(checks, 'webgpu', language, { name: 'webgpu', device: 'llvmpipe: Mesa\u001b[2J 25', kind: 'software-gpu' }); // prettier-ignore
  expect(on('en')).toMatch(/Skipped: they need a GPU, and webgpu ran on one made of software: llvmpipe: Mesa\ufffd\[2J 25 \(npx gradus doctor\)\.$/); // prettier-ignore
  expect(on('zh')).toMatch(/已跳过：需要 GPU，而 webgpu 用的是软件模拟的 GPU：llvmpipe: Mesa\ufffd\[2J 25（npx gradus doctor）。$/); // prettier-ignore
  expect(line(checks, 'tensorflow', 'en', { name: 'tensorflow', device: 'CPU', kind: 'processor' })).toMatch(/this ran on tensorflow/); // prettier-ignore
});

test('gpuLine() says how much faster a training was, or what to compare it with', () => {
  const ran = check('ran-on-gpu', { status: 'pass', score: 1000 });
  expect(line([ran, check('speed-up', { status: 'pass', score: 1000, ratio: 2.51 })])).toBe(
    'GPU checks: 20 / 20 points, apart from all others. Lesson 5 trained 2.5 times as fast as on wasm.',
  );
  expect(line([ran, check('speed-up', { reason: 'not-compared' })])).toMatch(/To compare lesson 5 with wasm: GRADUS_BACKEND=wasm npm test -- 5\.$/); // prettier-ignore
});

describe('gpuLine() on a larger model', () => {
  const measurements: GpuCheck['measurements'] = [
    { name: 'accuracy on unseen pictures', value: 0.9912, low: 0.98, high: 'Infinity' },
    { name: 'perplexity on unseen text', value: 1.2794, low: 1, high: 1.31 },
    { name: 'share of wrong labels', value: 0.0975, low: '-Infinity', high: 0.3 },
  ];
  const of = (given: Partial<GpuCheck>, language: 'en' | 'zh' = 'en') =>
    line([check('larger-model', { exercise: '5.10', reason: undefined, ...given })], 'webgpu', language)!.replace(/^.*?(others\.|分数。) ?/, ''); // prettier-ignore

  it('says how far it got', () => {
    const passed: Partial<GpuCheck> = { status: 'pass', score: 1000, measurements };
    expect(of(passed)).toBe('Larger model of lesson 5: it reached 0.991 (> 0.98), 1.28 (1 … 1.31), 0.098 (< 0.3).');
    expect(of(passed, 'zh')).toBe('第 5 课的更大模型：结果为 0.991 (> 0.98), 1.28 (1 … 1.31), 0.098 (< 0.3)。');
  });

  it('says why it failed, without what would act on a terminal', () => {
    expect(of({ status: 'fail', message: 'Error: a\u001b[2Jb', measurements })).toBe('Larger model of lesson 5: Error: a\ufffd[2Jb'); // prettier-ignore
    expect(of({ status: 'fail', message: 'x'.repeat(1000) }).length).toBeLessThan(340);
  });

  it('blames no answer for what the grader did', () => {
    expect(of({ reason: 'broken' })).toBe(
      'Larger model of lesson 5: the grader or the computer failed, not the answer.',
    );
    expect(of({ reason: 'broken' }, 'zh')).toBe('第 5 课的更大模型：评分程序或计算机出错，而不是你的答案。');
  });

  it('has no words for an exercise that has not passed', () => {
    expect(of({ reason: 'not-passed' })).toBe('');
  });
});

test('gpuLine() says nothing of results that list none', () => {
  const lessons = [{ id: '05-mnist', exercises: [] }] as unknown as Results['lessons'];
  expect(gpuLine({ lessons, provenance: { backend: 'wasm' } }, phrasesIn('en'))).toBeUndefined();
});
