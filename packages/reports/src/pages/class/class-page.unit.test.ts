import type { RunSettings } from '@gradus/contract';
import { HOSTILE_NAMES } from '@gradus/contract/testing';
import { classPage } from './class-page';
import type { Person } from './person';
import { tallyClass } from './tally';

const SETTINGS: RunSettings = {
  version: 1,
  submissions: '/in',
  lessons: ['01-a'],
  seed: 7,
  backend: 'wasm',
  isolation: 'WEAK',
  data: '',
  gradus: '0.1.0',
  lessonsHash: 'abc',
  machineHash: 'def',
  node: 'v20',
};

const without = (status: Person['row']['status'], id: string, note = ''): Person => ({
  row: { id, status, lessons: {}, override: '', note },
  overrides: [],
});

describe('classPage', () => {
  it('says so if nobody is graded, and whom that concerns', () => {
    const html = classPage(
      tallyClass([
        without('refused', 'zed', 'zed.zip is damaged.\n at x'),
        without('missing', 'ada'),
        without('infra-error', 'bob', 'no memory'),
      ]),
      SETTINGS,
    );
    expect(html).toContain('nobody in this run has been graded');
    for (const text of ['zed.zip is damaged.', 'no memory', 'ada', 'Nothing handed in', 'Seed 7; isolation WEAK'])
      expect(html).toContain(text);
    expect(html).not.toMatch(/>[^<]*NaN[^<]*<\/(td|dd|p|text)/);
    expect(html).not.toContain(' at x');
  });

  it('leads to no page of somebody who has none', () => {
    const html = classPage(tallyClass(HOSTILE_NAMES.map((name) => without('refused', name))), SETTINGS);
    expect(html).not.toContain('href="students');
    expect(html).not.toMatch(/<(img|svg onload|iframe)/);
  });
});
