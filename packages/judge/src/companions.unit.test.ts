import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type ExerciseResult, RELEASE_FILE } from '@gradus/contract';
import { companionTexts, withDebt } from './companions';
import type { Assignment, Course } from './course';
import { en } from './language/en';
import type { ParsedAnswer } from './parse-answer';
import { makeLesson, pick } from './testing/make-course';

const lesson = makeLesson('01-a', [{}, { uses: ['1.01'] }, { uses: ['1.02'] }]);
const other = makeLesson('02-b', [{ uses: ['1.02'] }]);
let course: Course;
beforeEach(() => {
  course = { root: mkdtempSync(join(tmpdir(), 'companions-')), lessons: [lesson, other] };
});
afterEach(() => rmSync(course.root, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(course.root, path)), { recursive: true });
  writeFileSync(join(course.root, path), text);
}

const parsed = (...imports: string[]): ParsedAnswer => ({ status: 'parsed', code: '', map: '', facts: { imports, members: [], untouched: false } }); // prettier-ignore
const check = (status: string) => ({ id: 'values', status, cause: 'as the spec says' });
const result = (status: string) => ({ status, checks: [check(status)] }) as unknown as ExerciseResult;
const causeOf = (assignment: Assignment, answer: ParsedAnswer, used: string) =>
  withDebt(course, assignment, answer, result('fail'), () => result(used), en).checks[0]!.cause;

test('verdicts depend on the references used, or in a student edition on the answers in their place', () => {
  write('solutions/01-a/01-answer.ts', 'reference');
  write('exercises/01-a/01-answer.ts', 'mine');
  expect(companionTexts(course, pick(lesson, 2))).toEqual(['reference']);
  write(RELEASE_FILE, '{}');
  expect(companionTexts(course, pick(lesson, 2))).toEqual(['mine']);
});

describe('in a student edition', () => {
  beforeEach(() => write(RELEASE_FILE, '{}'));

  test.each([
    ['one that it imports is wrong', pick(lesson, 2), parsed('./01-answer'), 'fail', 'It is judged with your 1.01 answer01, which does not pass: put that right first.'],
    ['one of another lesson is wrong', pick(other, 1), parsed('#01-a/02-answer'), 'fail', 'It is judged with your 1.02 answer02, which does not pass: put that right first.'],
    ['all that it imports pass', pick(lesson, 2), parsed('./01-answer'), 'pass', 'as the spec says'],
    ['it imports no other', pick(lesson, 2), parsed('@gradus/runtime'), 'fail', 'as the spec says'],
  ])('the cause of a failure where %s', (_, assignment, answer, used, cause) => {
    expect(causeOf(assignment, answer, used)).toBe(cause);
  }); // prettier-ignore
});

test('with the references in their place, other answers are no cause', () => {
  expect(causeOf(pick(lesson, 2), parsed('./01-answer'), 'fail')).toBe('as the spec says');
});
