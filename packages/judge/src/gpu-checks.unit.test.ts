import type { ExerciseResult, WorkStatus } from '@gradus/contract';
import { exerciseResult, uniformRecord } from './exercise-result';
import { gpuChecks } from './gpu-checks';
import { makeLesson } from './testing/make-course';

const [exercise] = makeLesson('05-mnist', [{}]).exercises;

function result(status: WorkStatus, kind?: string, durationMs = 100): ExerciseResult {
  const backend = kind === undefined ? {} : { backend: { name: 'webgpu', device: 'RTX', kind } };
  return { ...exerciseResult(exercise!, { ...uniformRecord(exercise!, status, ''), durationMs }), ...backend };
}

const idAndReason = (exercises: ExerciseResult[]) =>
  gpuChecks(exercises, []).checks.map(({ status, reason }) => reason ?? status);

test('ran-on-gpu is for a lesson of which everything passes on a GPU', () => {
  expect(idAndReason([result('pass', 'gpu'), result('pass', 'gpu')])).toEqual(['pass']);
  expect(idAndReason([result('pass', 'gpu'), result('fail', 'gpu')])).toEqual(['not-passed']);
  expect(idAndReason([result('pass', 'gpu'), result('not-started')])).toEqual(['not-passed']);
});

test.each([['software-gpu'], ['processor'], [undefined]])('they are listed and skipped without a GPU: %s', (kind) => {
  const done = result('pass', kind);
  expect(gpuChecks([done], [{ result: done, onWasmMs: 1e6 }])).toEqual({
    score: 0,
    maxScore: 2000,
    checks: ['ran-on-gpu', 'speed-up'].map((id) => ({ id, status: 'skipped', reason: 'no-gpu', score: 0, maxScore: 1000 })), // prettier-ignore
  });
});

describe('larger-model', () => {
  const larger = (status: 'pass' | 'fail' | 'infra-error', given: object = {}) => {
    const [listed] = makeLesson('05-mnist', [{ checks: ['larger-model'], points: 10 }]).exercises;
    const { checks, ...record } = uniformRecord(listed!, status, 'said');
    return exerciseResult(listed!, { ...record, durationMs: 70, checks: checks.map((check) => ({ ...check, ...given })) });
  };
  const checkOf = (base: ExerciseResult, model?: ExerciseResult) =>
    gpuChecks([base], [], [{ result: base, larger: model }]).checks[1]!;

  it('has the verdict, the points and the measurements of its own judgement', () => {
    const measurements = [{ name: 'accuracy', value: 0.99, low: 0.98, high: 'Infinity' as const }];
    expect(checkOf(result('pass', 'gpu'), larger('pass', { measurements, message: undefined }))).toEqual({
      ...{ id: 'larger-model', exercise: '5.01', status: 'pass', score: 1000, maxScore: 1000, durationMs: 70 },
      measurements,
    });
    expect(checkOf(result('pass', 'gpu'), larger('fail'))).toMatchObject({ status: 'fail', message: 'said', score: 0 });
  });

  it.each([
    ['no-gpu', result('pass', 'software-gpu'), undefined],
    ['no-gpu', result('pass'), undefined],
    ['not-passed', result('fail', 'gpu'), undefined],
    ['broken', result('pass', 'gpu'), undefined],
    ['broken', result('pass', 'gpu'), larger('infra-error')],
  ] as const)('is skipped, and listed: %s', (reason, base, model) => {
    const skipped = { id: 'larger-model', exercise: '5.01', status: 'skipped', reason, score: 0, maxScore: 1000 };
    expect(checkOf(base, model)).toEqual(skipped);
  });
}); // prettier-ignore

test('speed-up is the time on wasm by the time on the GPU', () => {
  const speedUp = (given: ExerciseResult, onWasmMs?: number) => gpuChecks([given], [{ result: given, onWasmMs }]).checks[1]!; // prettier-ignore
  expect(speedUp(result('pass', 'gpu', 100), 250)).toMatchObject({ status: 'pass', ratio: 2.5, score: 1000 });
  expect(speedUp(result('pass', 'gpu', 100), 80)).toMatchObject({ status: 'fail', ratio: 0.8, score: 0 });
  expect(speedUp(result('pass', 'gpu', 100))).toMatchObject({ status: 'skipped', reason: 'not-compared' });
  expect(speedUp(result('fail', 'gpu', 100), 250)).toMatchObject({ status: 'skipped', reason: 'not-passed' });
});
