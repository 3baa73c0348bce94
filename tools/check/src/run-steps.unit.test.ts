import type { Outcome } from './outcome';
import { isBad, runSteps } from './run-steps';
import type { Step } from './step';

const step = (name: string, failed: number, needs: string[] = []): Step => ({
  name,
  claim: '',
  needs,
  run: async () => ({ passed: 1, failed, skipped: 0, output: `${name} wrote this` }),
});

async function run(steps: Step[], bail = false) {
  const events: string[] = [];
  const outcomes = await runSteps(steps, {
    root: '/repo',
    bail,
    onStart: ({ name }) => events.push(`start ${name}`),
    onEnd: ({ name }, outcome) => events.push(`end ${name} ${outcome.status}`),
  });
  const reasons = [...outcomes].map(([{ name }, outcome]) => [name, reason(outcome)]);
  return { events, outcomes, reasons: Object.fromEntries(reasons) as Record<string, string> };
}

function reason(outcome: Outcome): string {
  return outcome.status === 'not-run' ? outcome.because : 'ran';
}

describe('runSteps', () => {
  it('runs steps in turn and tells when each starts and ends', async () => {
    const { events, outcomes } = await run([step('a', 0), step('b', 0)]);
    expect(events).toEqual(['start a', 'end a ran', 'start b', 'end b ran']);
    expect([...outcomes.values()][0]).toMatchObject({ passed: 1, failed: 0, output: 'a wrote this' });
  });

  it('goes on after a failure', async () => {
    expect((await run([step('a', 1), step('b', 0)])).reasons).toEqual({ a: 'ran', b: 'ran' });
  });

  it('leaves out a step that needs a failed one, and those that need that', async () => {
    const { reasons } = await run([step('a', 1), step('b', 0, ['a']), step('c', 0, ['b']), step('d', 0)]);
    expect(reasons).toEqual({ a: 'ran', b: 'it needs a', c: 'it needs b', d: 'ran' });
  });

  it('runs a step whose needs were not asked for', async () => {
    expect((await run([step('b', 0, ['a'])])).reasons).toEqual({ b: 'ran' });
  });

  it('stops at the first failure with bail', async () => {
    const { reasons } = await run([step('a', 0), step('b', 2), step('c', 0)], true);
    expect(reasons).toEqual({ a: 'ran', b: 'ran', c: 'b failed' });
  });

  it('counts a step that breaks as failed, with the reason, and goes on', async () => {
    const broken: Step = { ...step('a', 0), run: () => Promise.reject(new Error('no such file')) };
    const { outcomes, reasons } = await run([broken, step('b', 0)]);
    expect(outcomes.get(broken)).toMatchObject({
      passed: 0,
      failed: 1,
      output: expect.stringContaining('no such file'),
    });
    expect(reasons['b']).toBe('ran');
  });

  it('measures seconds', async () => {
    const slow: Step = {
      ...step('a', 0),
      run: () => new Promise((resolve) => setTimeout(resolve, 30, { passed: 1, failed: 0, skipped: 0, output: '' })),
    };
    const { seconds } = (await run([slow])).outcomes.get(slow) as Outcome & { status: 'ran' };
    expect(seconds).toBeGreaterThan(0.02);
    expect(seconds).toBeLessThan(5);
  });
});

describe('isBad', () => {
  it('holds for failed steps and those not run', () => {
    const ran = { status: 'ran', passed: 3, skipped: 0, output: '', seconds: 1 } as const;
    expect(isBad({ ...ran, failed: 0 })).toBe(false);
    expect(isBad({ ...ran, failed: 1 })).toBe(true);
    expect(isBad({ status: 'not-run', because: 'a failed' })).toBe(true);
  });
});
