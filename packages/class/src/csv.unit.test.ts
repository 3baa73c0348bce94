import { parse } from 'csv-parse/sync';
import { csvOf } from './csv';

const hostile = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  '\0=1',
  ' =1',
  '|cmd',
  'a,b',
  'a"b',
  'a\nb',
  '"',
  ',',
  '',
];

test('a reader finds every cell again, and none begins like a formula', () => {
  const [cells] = parse(csvOf([hostile]), { relax_column_count: true }) as [string[]];
  expect(cells.map((cell) => cell.replace(/^'/, ''))).toEqual(hostile);
  for (const cell of cells) expect(cell).not.toMatch(/^[\s\0=+\-@|]/);
}); // prettier-ignore

test('numbers stay numbers, also below zero', () =>
  expect(csvOf([[-1.5, undefined, 1234.25]])).toBe('-1.5,,1234.25\r\n'));
