import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { STEPS } from './steps';

function check(...args: string[]) {
  const options = { cwd: '/', encoding: 'utf8', timeout: 60_000 } as const;
  return spawnSync(process.execPath, [join(__dirname, '../bin/gradus-check.cjs'), ...args], options);
}

describe('gradus-check', () => {
  it('runs one step; the last line is the sum', () => {
    const { stdout, stderr, status } = check('--only', 'lock');
    expect(stdout).toMatch(/^lock … ok \(1 passed, 0 failed, \d\.\d s\)\n\nstep /);
    expect(stdout).toMatch(/\n1 passed, 0 failed\n$/);
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  it('lists the steps', () => {
    const { stdout, status } = check('--list');
    expect(stdout.match(/^\w+/gm)).toEqual(STEPS.map(({ name }) => name));
    expect(status).toBe(0);
  });

  it('explains itself', () => {
    expect(check('--help')).toMatchObject({ stdout: expect.stringMatching(/^Usage: npm run check/), status: 0 });
  });

  it('ends with 2 if the command line is wrong', () => {
    expect(check('--only', 'nothing')).toMatchObject({
      stdout: '',
      stderr: expect.stringContaining('There is no step "nothing"'),
      status: 2,
    });
  });
});

describe('STEPS', () => {
  it('need only steps that come before them', () => {
    STEPS.forEach(({ needs = [] }, i) => {
      const before = STEPS.slice(0, i).map(({ name }) => name);
      expect(before).toEqual(expect.arrayContaining([...needs]));
    });
  });
});
