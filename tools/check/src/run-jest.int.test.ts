import { join, resolve } from 'node:path';
import { jest as jestStep } from './run-jest';

const root = resolve(__dirname, '../../..');

/** What the step finds in one of the little Jest projects beside this file. */
const run = (name: string) => jestStep(['--config', join(__dirname, 'fixtures', name, 'jest.config.cjs')])(root);

describe('jest', () => {
  it('counts tests and keeps what Jest says', async () => {
    const { output, ...counts } = await run('jest-two-pass-one-fails');
    expect(counts).toEqual({ passed: 2, failed: 1, skipped: 1 });
    expect(output).toContain('Expected: "pears"');
  });

  it('fails if there are no tests', async () => {
    const { output, ...counts } = await run('jest-no-tests');
    expect(counts).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(output).toContain('No tests found');
  });

  it('fails if a file cannot be run', async () => {
    expect(await run('jest-syntax-error')).toMatchObject({ passed: 1, failed: 1 });
  });

  it('fails if there is no such configuration', async () => {
    expect(await run('nowhere')).toMatchObject({ passed: 0, failed: 1, output: expect.stringContaining('nowhere') });
  });

  it('is not deceived by what tests write to stdout', async () => {
    expect(await run('jest-talks-to-stdout')).toMatchObject({ passed: 1, failed: 0 });
  });
});
