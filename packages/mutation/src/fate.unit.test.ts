import type { ExerciseResult, Verdict } from '@gradus/contract';
import { fateOf } from './fate';

function result(...statuses: Verdict[]): ExerciseResult {
  const checks = statuses.map((status, i) => ({ id: `check-${i}`, status, message: 'why' }));
  return { id: '4.01', checks } as ExerciseResult;
}

describe('fateOf()', () => {
  it.each<[string, Verdict[]]>([
    ['survived', ['pass', 'pass']],
    ['survived', ['pass', 'skipped']],
    ['killed', ['pass', 'fail', 'skipped']],
    ['killed', ['error', 'skipped']],
    ['killed', ['not-started', 'skipped']],
    ['killed', ['forbidden', 'forbidden']],
    ['timeout', ['pass', 'timeout', 'skipped']],
    ['timeout', ['memory-limit', 'skipped']],
    ['invalid', ['compile-error', 'compile-error']],
  ])('is %s by %j', (fate, statuses) => {
    expect(fateOf(result(...statuses))).toBe(fate);
  });

  it('does not take a failure of ours for a mutant that was noticed', () => {
    expect(() => fateOf(result('infra-error'))).toThrow('A mutant of 4.01 could not be judged: why');
  });
});
