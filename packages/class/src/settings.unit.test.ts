import type { RunSettings } from '@gradus/contract';
import { settingsConflict } from './settings';

const SETTINGS: RunSettings = {
  version: 1,
  submissions: '/in',
  lessons: ['01-a'],
  seed: 7,
  backend: 'wasm',
  isolation: 'FULL',
  data: '',
  gradus: '0.1.0',
  lessonsHash: 'a',
  machineHash: 'b',
  node: 'v20.0.0',
};

test('the same settings are no conflict', () => {
  expect(settingsConflict(SETTINGS, { ...SETTINGS })).toBeUndefined();
});

test.each<[Partial<RunSettings>, RegExp]>([
  [{ lessons: ['01-a', '02-b'] }, /^--lessons was 01-a and is 01-a, 02-b now\./],
  [{ seed: 8 }, /^--seed was 7 and is 8 now\./],
  [{ roster: '/r.csv' }, /^--roster was not given and is \/r\.csv now\./],
  [{ isolation: 'WEAK' }, /^the level of isolation was FULL and is WEAK now\./],
  [
    { lessonsHash: 'x', node: 'v22' },
    /^lessons \(.*\) changed since; the version of Node was v20\.0\.0 and is v22 now\./,
  ],
])('%j is named', (changed, message) => {
  expect(settingsConflict(SETTINGS, { ...SETTINGS, ...changed })).toMatch(message);
});
