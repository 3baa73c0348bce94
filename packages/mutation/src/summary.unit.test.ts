import { readCourse } from '@gradus/judge';
import { makeLesson, TempCourse } from '@gradus/judge/testing';
import type { Counts } from './counts';
import { isStale, readMutationSummary, summaryFile, writeMutationSummary } from './summary';

const COUNTS: Counts = { mutants: 5, killed: 4, timeouts: 0, survived: 1, explained: 1, ignored: 2, invalid: 0 };
const made = makeLesson('01-twice', [{ file: '01-f.ts' }, { file: '02-f.ts', uses: ['1.01'] }]);

let temp: TempCourse;
beforeEach(() => {
  temp = new TempCourse([made]);
  for (const name of ['01-f', '02-f']) {
    temp.write(`solutions/01-twice/${name}.ts`, 'export const f = 1;');
    temp.write(`grader/01-twice/${name}.spec.ts`, '');
  }
});
afterEach(() => temp.remove());

function read() {
  const course = readCourse(temp.root);
  const lesson = course.lessons[0]!;
  const [first, second] = lesson.exercises.map((exercise) => ({ lesson, exercise }));
  return { course, lesson, first: first!, second: second! };
}

const staleness = () => {
  const { course, lesson, first, second } = read();
  return readMutationSummary(course, lesson).exercises.map((one, i) => isStale(course, i === 0 ? first : second, one));
};

describe('writeMutationSummary()', () => {
  it('replaces the figures of the exercises that were tried, and leaves the others', () => {
    const { course, lesson, first, second } = read();
    writeMutationSummary(course, lesson, [{ assignment: second, counts: COUNTS }]);
    writeMutationSummary(course, lesson, [{ assignment: first, counts: { ...COUNTS, killed: 3, timeouts: 1 } }]);
    const { exercises, totals } = readMutationSummary(course, lesson);
    expect(exercises.map(({ id, killed }) => [id, killed])).toEqual([['1.01', 3], ['1.02', 4]]); // prettier-ignore
    expect(totals).toMatchObject({ mutants: 10, killed: 7, timeouts: 1 });
  });

  it('leaves figures that no longer belong to what they were made from, which shows', () => {
    const { course, lesson, first, second } = read();
    const found = [first, second].map((assignment) => ({ assignment, counts: COUNTS }));
    writeMutationSummary(course, lesson, found);
    expect(staleness()).toEqual([false, false]);
    temp.write('grader/01-twice/02-f.spec.ts', '// sharper');
    expect(staleness()).toEqual([false, true]);
    temp.write('grader/01-twice/misconceptions/01-x.ts', '');
    temp.write(summaryFile(lesson), JSON.stringify(readMutationSummary(course, lesson)));
    expect(staleness()).toEqual([false, true]);
    temp.write('solutions/01-twice/01-f.ts', 'export const f = 2;');
    expect(staleness()).toEqual([true, true]);
    temp.write('grader/01-twice/02-f.spec.ts', '');
    expect(staleness()).toEqual([true, true]); // 1.02 uses the solution of 1.01
  });
});
