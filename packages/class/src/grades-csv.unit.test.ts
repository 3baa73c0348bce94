import { makeLesson } from './testing/make-lesson';
import { gradesCsv } from './grades-csv';
import type { Row } from './row';

const row = (id: string, given: Partial<Row> = {}): Row => ({ id, status: 'graded', lessons: {}, override: '', note: '', refusedFiles: 0, ...given }); // prettier-ignore
const lines = (...rows: Row[]) => gradesCsv(rows, [makeLesson('01-a'), makeLesson('02-b')]).split('\r\n');

test('points have a decimal point and no thousands separator; what is not known is empty', () => {
  expect(
    lines(row('ada', { score: 123_456, maxScore: 200_000, lessons: { '01-a': 0, '02-b': 123_456 } }), row('bob', { status: 'pending' })),
  ).toEqual(['id,status,points,max,01-a,02-b,override,note', 'ada,graded,1234.56,2000,0,1234.56,,', 'bob,pending,,,,,,', '']);
}); // prettier-ignore

test('points of a GPU are apart from all others, and have columns only where somebody had a GPU', () => {
  const ada = row('ada', { score: 5000, maxScore: 20_000, lessons: { '01-a': 5000, '02-b': 0 }, gpu: { score: 1000, maxScore: 2000 } });
  expect(lines(ada, row('bob', { status: 'missing' }))).toEqual([
    'id,status,points,max,01-a,02-b,gpu_points,gpu_max,override,note',
    'ada,graded,50,200,50,0,10,20,,',
    'bob,missing,,,,,,,,',
    '',
  ]);
}); // prettier-ignore

test.each([
  ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
  ['+1', `'+1`],
  ['-1', `'-1`],
  ['@x', `'@x`],
  ['\t=1', `'\t=1`],
  ['a;=1', `a;'=1`],
  ['a; @x', `a;' @x`],
  [' =1', `' =1`],
  ['a,b', '"a,b"'],
  ['a"b', '"a""b"'],
])('the note %j is text in a cell of its own', (note, cell) => {
  expect(lines(row('ada', { note }))[1]).toBe(`ada,graded,,,,,,${cell}`);
});

test('a note keeps its first line', () => {
  expect(lines(row('ada', { note: 'one\ntwo' }))[1]).toBe('ada,graded,,,,,,one');
});

test('rows are in the order of their ids', () => {
  expect(lines(row('b'), row('a')).slice(1, 3)).toEqual(['a,graded,,,,,,', 'b,graded,,,,,,']);
});
