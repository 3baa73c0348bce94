import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ContractError, type Lesson } from '@gradus/contract';
import { assignments, findExercise, moduleOf, readCourse, usedBy } from './course';
import { makeCourse, makeLesson } from './testing/make-course';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'gradus-lessons-'))));
afterEach(() => rmSync(root, { recursive: true }));

function write(folder: string, lesson: Lesson | string): void {
  mkdirSync(join(root, 'grader', folder), { recursive: true });
  const text = typeof lesson === 'string' ? lesson : JSON.stringify(lesson);
  writeFileSync(join(root, 'grader', folder, 'lesson.json'), text);
}

test('readCourse() reads all lessons in order', () => {
  for (const id of ['02-b', '10-c', '01-a']) write(id, makeLesson(id, [{}]));
  writeFileSync(join(root, 'grader/README.md'), 'files are no lessons');
  const course = readCourse(root);
  expect(course.lessons.map(({ id }) => id)).toEqual(['01-a', '02-b', '10-c']);
  expect(assignments(course).map(({ exercise }) => exercise.id)).toEqual(['1.01', '2.01', '10.01']);
});

describe('readCourse() names file and field:', () => {
  const cases: [fact: string, prepare: () => void, message: string][] = [
    ['no lesson at all', () => mkdirSync(join(root, 'grader')), 'grader/ holds no lesson.'],
    ['a folder without manifest', () => mkdirSync(join(root, 'grader/01-a'), { recursive: true }), 'grader/01-a/lesson.json is missing: every folder of grader/ is a lesson.'],
    ['a manifest of another folder', () => write('01-a', makeLesson('01-b', [{}])), 'grader/01-a/lesson.json is not valid:\n  id: must be "01-a" like its folder'],
    ['a manifest that breaks its schema', () => write('01-a', makeLesson('01-a', [{ points: 99 }])), 'grader/01-a/lesson.json is not valid:\n  exercises: the points must sum to 100 but sum to 99'],
    ['a lesson required that is not there', () => write('02-b', makeLesson('02-b', [{}], { requires: ['01-a'] })), 'grader/02-b/lesson.json is not valid:\n  requires[0]: there is no lesson "01-a" before this one'],
    ['a lesson required that comes later', () => { write('01-a', makeLesson('01-a', [{}], { requires: ['02-b'] })); write('02-b', makeLesson('02-b', [{}])); }, 'grader/01-a/lesson.json is not valid:\n  requires[0]: there is no lesson "02-b" before this one'],
    ['an exercise used that is not there', () => write('02-b', makeLesson('02-b', [{}, { uses: ['2.01', '1.07'] }])), 'grader/02-b/lesson.json is not valid:\n  exercises[1].uses[1]: there is no exercise "1.07"'],
    ['a former name that another one has', () => { write('01-a', makeLesson('01-a', [{ name: 'f' }])); write('02-b', makeLesson('02-b', [{ formerly: ['a/f'] }])); }, 'grader/02-b/lesson.json is not valid:\n  exercises[0].formerly[0]: "a/f" is, or was, 1.01: what students did under it can be only one\'s'],
    ['a former name of two', () => write('01-a', makeLesson('01-a', [{ formerly: ['a/old'] }, { formerly: ['a/x', 'a/old'] }])), 'grader/01-a/lesson.json is not valid:\n  exercises[0].formerly[0]: "a/old" is, or was, 1.02: what students did under it can be only one\'s'],
  ]; // prettier-ignore

  test.each(cases)('%s', (_, prepare, message) => {
    prepare();
    expect(() => readCourse(root)).toThrow(new ContractError(message));
  });

  test('a manifest that is no JSON', () => {
    write('01-a', '{');
    expect(() => readCourse(root)).toThrow(/^grader\/01-a\/lesson\.json is not JSON: /);
  });
});

describe('within a course', () => {
  const course = makeCourse(
    makeLesson('01-a', [{}, { uses: ['1.01'] }]),
    makeLesson('02-b', [{ uses: ['1.02'] }, { uses: ['2.01', '1.01'] }]),
  );

  test('findExercise() finds by id, or nothing', () => {
    expect(findExercise(course, '2.01')?.lesson.id).toBe('02-b');
    expect(findExercise(course, '3.01')).toBeUndefined();
  });

  test('moduleOf() names the file in every tree', () => {
    expect(moduleOf(findExercise(course, '2.02')!)).toBe('02-b/02-answer');
  });

  test('usedBy() follows uses of uses, each once', () => {
    const used = usedBy(course, findExercise(course, '2.02')!).map(({ exercise }) => exercise.id);
    expect(used.sort()).toEqual(['1.01', '1.02', '2.01']);
  });
});
