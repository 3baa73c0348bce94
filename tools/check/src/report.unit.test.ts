import type { Outcome } from './outcome';
import { progressText, summaryText } from './report';
import type { Step } from './step';

const ran = (passed: number, failed: number, skipped: number, seconds: number): Outcome => ({
  status: 'ran',
  passed,
  failed,
  skipped,
  seconds,
  output: '',
});
const step = (name: string) => ({ name }) as Step;

describe('summaryText', () => {
  it('is a table of steps that ends in the sum', () => {
    const outcomes = new Map<Step, Outcome>([
      [step('lock'), ran(1, 0, 0, 0.04)],
      [step('unit'), ran(412, 2, 3, 18.26)],
      [step('e2e'), { status: 'not-run', because: 'it needs unit' }],
    ]);
    expect(summaryText(outcomes)).toBe(
      [
        'step           passed   failed  skipped  seconds',
        'lock                1        0        0      0.0',
        'unit              412        2        3     18.3',
        'e2e           not run: it needs unit',
        '                                            18.3',
        '',
        '413 passed, 2 failed',
      ].join('\n'),
    );
  });
});

describe('progressText', () => {
  it('says how a step ended', () => {
    expect(progressText(ran(12, 0, 0, 1.25), false)).toBe('ok (12 passed, 0 failed, 1.3 s)\n');
    expect(progressText(ran(12, 1, 2, 1.25), false)).toBe('FAILED (12 passed, 1 failed, 2 skipped, 1.3 s)\n');
    expect(progressText({ status: 'not-run', because: 'it needs unit' }, true)).toBe('not run: it needs unit\n');
  });

  it('shows what a step wrote if it failed, or if everything is to be shown', () => {
    const wrote = { output: 'a.ts: 2 is not 3\n\n' };
    const text = expect.stringMatching(/\)\na\.ts: 2 is not 3\n\n$/);
    expect(progressText({ ...ran(0, 1, 0, 1), ...wrote }, false)).toEqual(text);
    expect(progressText({ ...ran(1, 0, 0, 1), ...wrote }, true)).toEqual(text);
    expect(progressText({ ...ran(1, 0, 0, 1), ...wrote }, false)).toBe('ok (1 passed, 0 failed, 1.0 s)\n');
  });

  it('says why a step skipped everything', () => {
    const skipped = { ...ran(0, 0, 1, 1), output: 'There are no data.\n' };
    expect(progressText(skipped, false)).toBe('ok (0 passed, 0 failed, 1 skipped, 1.0 s)\nThere are no data.\n\n');
  });
});
