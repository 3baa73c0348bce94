import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { LEVELS } from '@gradus/sandbox';
import { attacksAt } from './at-level';
import { ATTACKS } from './attacks';
import { attacksOnBareNode } from './bare';
import { THROUGH } from './expected';
import { levelsHere, ROOT } from './levels-here';
import type { Outcome } from './outcome';

jest.setTimeout(600_000);

/** Within `npm run check` the strongest level has to do. */
const QUICK = process.env['GRADUS_ATTACKS'] !== 'all';
/** A class would be refused without it, so it must not be missing silently. */
const NEEDS_FULL = process.platform === 'linux' && process.getuid?.() === 0;

const HERE = levelsHere();
const TRIED = QUICK ? HERE.slice(0, 1) : HERE;
const inFull = QUICK ? test.skip : test;

(NEEDS_FULL ? test : test.skip)('full isolation works where continuous integration runs', () => {
  expect(HERE).toContain('full');
});

test('negative control: in plain Node every attack gets through', async () => {
  const outcomes = await attacksOnBareNode();
  expect(outcomes.size).toBe(ATTACKS.length);
  expect([...outcomes].filter(([, { status }]) => status !== 'through')).toEqual([]);
});

describe.each(LEVELS)('at level %s', (level) => {
  const tried = TRIED.includes(level);

  (tried ? test : test.skip)('exactly those attacks get through that are known to', async () => {
    const { outcomes, isolation } = await attacksAt(level);
    expect(namesOf(outcomes, 'void')).toEqual([]);
    expect(namesOf(outcomes, 'through')).toEqual([...THROUGH[level]].sort());
    expect(isolation.level).toBe(level.toUpperCase());
  });

  (tried ? inFull : test.skip)('answers that misbehave get the verdicts they get everywhere', () => {
    const args = ['node_modules/jest/bin/jest.js', '-c', 'jest.config.cjs', '--ci', 'packages/judge/src/misbehaving'];
    const env = { ...process.env, GRADUS_ISOLATION: level };
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, env, encoding: 'utf8' });
    expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
  });
});

(NEEDS_FULL ? inFull : test.skip)('full isolation works for a user who is not root', () => {
  const user = ['--reuid=12345', '--regid=12345', '--clear-groups', process.execPath];
  const sandbox = [join(ROOT, 'packages/cli/bin/gradus.cjs'), 'sandbox'];
  const env = { PATH: process.env['PATH'], HOME: '/tmp' };
  const { stdout, stderr } = spawnSync('setpriv', [...user, ...sandbox], { cwd: ROOT, env, encoding: 'utf8' });
  if (/EACCES|Cannot find module/.test(stderr))
    return console.warn(`Not tried: ${ROOT} is not readable by every user.`);
  expect(stdout).toMatch(/^full +works/);
});

function namesOf(outcomes: ReadonlyMap<string, Outcome>, status: Outcome['status']): string[] {
  return [...outcomes].filter(([, outcome]) => outcome.status === status).map(([name]) => name).sort(); // prettier-ignore
}
