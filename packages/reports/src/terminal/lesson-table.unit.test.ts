import { stripVTControlCharacters } from 'node:util';
import { expectGolden } from '../testing/golden';
import { type LessonRow, lessonTable } from './lesson-table';
import { makeTerminal } from './style';

const row = (id: string, title: string, given: Partial<LessonRow>): LessonRow => ({
  id,
  title,
  passed: 0,
  exercises: 12,
  score: 0,
  maxScore: 10_000,
  status: 'not-started',
  ...given,
});

const ROWS = [
  row('01-tensors', 'Tensor operations', { passed: 12, score: 10_000, status: 'pass' }),
  row('02-shapes', 'Shapes', { passed: 3, score: 2_475, status: 'pass' }),
  row('03-autograd', 'Automatic differentiation', { passed: 2, score: 3_150, status: 'fail' }),
  row('04-softmax', 'Softmax regression', {}),
  row('05-nets', 'Networks', { passed: 11, score: 9_990, status: 'changed' }),
  row('10-far', 'A lesson with two digits', { status: 'infra-error' }),
];

const table = (rows: readonly LessonRow[], color = false) => lessonTable(rows, makeTerminal(80, color));
const bar = (score: number) => /[█░]+/.exec(table([row('01-one', 'One', { score })]))![0];

describe('lessonTable', () => {
  it('has a line for every lesson and one for the sum', () => {
    expectGolden('lesson-table', table(ROWS));
  });

  it('needs no sum for one lesson', () => {
    expect(table(ROWS.slice(0, 1)).split('\n')).toHaveLength(2);
    expect(table(ROWS.slice(0, 2)).split('\n').at(-1)).toMatch(/^ +124\.75 \/ 200$/);
  });

  it('has no spaces at the ends of lines', () => {
    expect(table(ROWS)).not.toMatch(/[ \t]$/m);
  });

  it('fills the bar to the end only for a lesson that is done', () => {
    expect(bar(0)).toBe('░░░░░░░░░░');
    expect(bar(4_900)).toBe('█████░░░░░');
    expect(bar(9_999)).toBe('█████████░');
    expect(bar(10_000)).toBe('██████████');
  });

  it('is green for what is done and red for what is wrong', () => {
    expect(table(ROWS.slice(0, 1), true)).toContain('\u001b[32mdone\u001b[39m');
    expect(table(ROWS.slice(2, 3), true)).toContain('\u001b[31mneeds work\u001b[39m');
  });

  it('says the same with colour', () => {
    const withoutTrails = (text: string) => text.replace(/ +$/gm, '');
    expect(withoutTrails(stripVTControlCharacters(table(ROWS, true)))).toBe(table(ROWS));
  });
});
