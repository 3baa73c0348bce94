import type { ClassOutcome } from '@gradus/class';
import { outcomeTable } from './outcome-table';

const graded = (score: number) => ({
  id: `s${score}`,
  status: 'graded',
  score,
  maxScore: 10_000,
  note: '',
  refusedFiles: 0,
});
test('points of a GPU have a line of their own, where there are any', () => {
  const rows = [{ ...graded(5000), gpu: { score: 1000, maxScore: 6000 } }, { ...graded(7000), gpu: { score: 2000, maxScore: 6000 } }, graded(0)]; // prettier-ignore
  const lines = outcomeTable({ status: 'complete', seed: 1, rows, gone: [] } as unknown as ClassOutcome).split('\n');
  expect(lines.slice(1)).toEqual(['Points of 100: median 50, from 0 to 70.', 'Of those that only a GPU gives, up to 60 apart from these: median 15.']); // prettier-ignore
  expect(table(5000)).not.toContain('GPU');
});

const table = (...scores: number[]) =>
  outcomeTable({ status: 'complete', seed: 1, rows: scores.map(graded), gone: [] } as unknown as ClassOutcome);

test('the median is the one of the class page: of an even number, half way between the two in the middle', () => {
  expect(table(0, 10_000)).toContain('Points of 100: median 50, from 0 to 100.');
  expect(table(3000, 1000, 2001, 2000)).toContain('median 20.01,');
  expect(table(3000, 1000, 2000)).toContain('median 20, from 10 to 30.');
});
