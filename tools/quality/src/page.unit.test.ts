import type { Exercise } from '@gradus/contract';
import type { Measured } from './measured';
import { type MeasuredLesson, page } from './page';
import { problemsOf } from './problems';

const measured = (id: string, change: Partial<Measured> = {}): Measured => ({
  id,
  inputs: 'a hash',
  training: false,
  checks: 5,
  seeds: 50,
  flakes: [],
  falseAlarms: {},
  answerSeeds: 2,
  misconceptions: { tried: 10, caught: 10, named: 9, unnamed: 1, problems: [] },
  alternatives: { tried: 2, rejected: [] },
  ...change,
});
const lesson = (...exercises: Measured[]): MeasuredLesson => ({
  lesson: { id: '06-dropout', title: 'Dropout', exercises: exercises.map(({ id }) => ({ id }) as Exercise) },
  measured: exercises,
  mutation: { mutants: 0, killed: 0, explained: 0, stale: [] },
});
const rowOf = (text: string, start: string) => text.split('\n').find((line) => line.startsWith(`| ${start}`));

test('page() adds up the exercises of a lesson; trainings, which are not diagnosed, do not count as unnamed', () => {
  const training = measured('6.02', { training: true, seeds: 10, misconceptions: { tried: 4, caught: 3, named: 0, unnamed: 0, problems: ['x'] } }); // prettier-ignore
  const text = page([lesson(measured('6.01', { flakes: ['seed 3: x'] }), training)]);
  expect(rowOf(text, '6 Dropout')).toBe(
    '| 6 Dropout | 2 | 10 | 14 | 13 of 14 (92.8 %) | 9 of 10 (90.0 %) | 4 | 0 | – | 60 | 1 |',
  );
  expect(text).toContain('50 judge seeds (trainings 10)');
});

test('page() says how many exercises were tried if some were not, and how many mutants were killed', () => {
  const one = lesson(measured('6.01'), measured('6.02'));
  const half = { ...one, measured: one.measured.slice(1), mutation: { mutants: 102, killed: 95, explained: 2, stale: ['6.02'] } }; // prettier-ignore
  expect(rowOf(page([half]), '6 Dropout')).toContain('| 1 of 2 |');
  expect(rowOf(page([half]), '6 Dropout')).toContain('| 95 of 100 (95.0 %) |');
  expect(page([half])).toContain('Changed since their mutants were judged: 6.02.');
});

test('page() lists the checks that chance has a part in, rounded up, and their sum', () => {
  const text = page([lesson(measured('6.01', { falseAlarms: { rate: 2.01e-9, rows: 7e-8, never: 1e-60 } }))]);
  expect(rowOf(text, '6.01 | rate')).toBe('| 6.01 | rate | 2.1 · 10⁻⁹ |');
  expect(rowOf(text, '6.01 | rows')).toBe('| 6.01 | rows | 7.0 · 10⁻⁸ |');
  expect(rowOf(text, '6.01 | never')).toBe('| 6.01 | never | < 10⁻¹⁵ |');
  expect(text).toContain('7.3 · 10⁻⁸');
});

test('problemsOf() names flakes, wrong answers that get by, right ones that do not, and bounds that are too narrow', () => {
  expect(problemsOf(measured('6.01', { falseAlarms: { rate: 1e-6 } }))).toEqual([]);
  const bad = measured('6.01', {
    flakes: ['seed 3: rate is fail: x'],
    falseAlarms: { rate: 1.1e-6 },
    misconceptions: { tried: 1, caught: 0, named: 0, unnamed: 0, problems: ['a.ts: rate is pass, fail'] },
    alternatives: { tried: 1, rejected: ['b.ts, seed 1: rate is fail: x'] },
  });
  expect(problemsOf(bad)).toEqual([
    '6.01: the solution fails. seed 3: rate is fail: x',
    '6.01: chance fails "rate" in 1.1e-6 of the runs; at most 0.000001 is allowed.',
    '6.01: not caught by the same verdict with every seed. a.ts: rate is pass, fail',
    '6.01: another right answer fails. b.ts, seed 1: rate is fail: x',
  ]);
});
