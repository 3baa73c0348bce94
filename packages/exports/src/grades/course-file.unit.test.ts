import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCourseFile } from './course-file';

const folder = mkdtempSync(join(tmpdir(), 'course-file-'));
const file = join(folder, 'course.json');
afterAll(() => rmSync(folder, { recursive: true }));

const KNOWN = { lessons: ['01-a', '02-b', '03-c'], graded: ['01-a', '02-b'], ids: ['ada', 'bob'] };
const late = { deadline: '2026-11-30T23:59:00+01:00', percentPerDay: 10 };
const read = (course: unknown) => {
  writeFileSync(file, typeof course === 'string' ? course : JSON.stringify(course));
  return readCourseFile(file, KNOWN);
};

test('everything may be left out, and what is left out has a value', () => {
  expect(read({})).toEqual({ extensions: [] });
  expect(read({ late }).late).toEqual({ ...late, graceMinutes: 0, mostPercent: 100 });
});

test('one file serves many runs: lessons that are not graded may have weights', () => {
  expect(read({ weights: { '01-a': 0, '03-c': 2.5 } }).weights).toEqual({ '01-a': 0, '03-c': 2.5 });
});

test.each<[unknown, string]>([
  ['{', 'course.json is not JSON'],
  [{ wheights: {} }, '(whole file): Unrecognized key: "wheights"'],
  [{ points: 0 }, 'points: '],
  [{ points: 33.333 }, 'points: must have at most two decimals'],
  [{ weights: { '04-x': 1 } }, 'weights.04-x: there is no such lesson. There are 01-a, 02-b, 03-c'],
  [{ weights: { '01-a': -1 } }, 'weights.01-a: '],
  [{ weights: { '01-a': 0, '02-b': 0 } }, 'weights: all lessons of this run (01-a, 02-b) have the weight 0'],
  [{ late: { ...late, deadline: '2026-11-30 23:59' } }, 'late.deadline: must be a date with time and offset, such as'],
  [{ late: { ...late, deadline: '2026-11-30T23:59:00' } }, 'late.deadline: must be a date with time and offset'],
  [{ late: { ...late, deadline: '2026-02-30T23:59:00Z' } }, 'late.deadline: must be a date with time and offset'],
  [{ late: { ...late, percentPerDay: 101 } }, 'late.percentPerDay: '],
  [{ late: { ...late, graceMinutes: -1 } }, 'late.graceMinutes: '],
  [{ late: { deadline: late.deadline } }, 'late.percentPerDay: '],
  [{ extensions: [{ id: 'ada', deadline: late.deadline }] }, 'extensions[0]: an extension without "late" extends nothing'],
  [{ late, extensions: [{ id: 'ada', deadline: 'soon' }] }, 'extensions[0].deadline: must be a date'],
  [{ late, extensions: [{ id: 'eve', deadline: late.deadline }] }, 'extensions[0].id: there is no student "eve" in this run'],
  [{ late, extensions: ['ada', 'ada'].map((id) => ({ id, deadline: late.deadline })) }, 'extensions[1]: "ada" has an extension already'],
])('%j is refused, with file and field', (course, message) => {
  expect(() => read(course)).toThrow(message);
  expect(() => read(course)).toThrow(file);
}); // prettier-ignore

test('a file that is not there', () => {
  expect(() => readCourseFile(join(folder, 'none.json'), KNOWN)).toThrow('There is no file');
});
