import { select, selectLessons, selectOne } from './select';
import { makeCourse } from './testing/make-course';
import { UsageError } from './usage-error';

const course = makeCourse('/course', ['01-tensor-ops', '04-softmax', '10-nets']);
const ids = (words: string[]) => select(course, words).map(({ exercise }) => exercise.id);
const LESSONS = 'Lessons: 1 (01-tensor-ops), 4 (04-softmax), 10 (10-nets).';

describe('select', () => {
  it('without words gives everything', () => {
    expect(ids([])).toEqual(['1.01', '1.02', '4.01', '4.02', '10.01', '10.02']);
  });

  it.each(['4', '04', '04-softmax', 'softmax'])('%s is lesson 4', (word) => {
    expect(ids([word])).toEqual(['4.01', '4.02']);
  });

  it.each(['10', '10-nets', 'nets'])('%s is lesson 10', (word) => {
    expect(ids([word])).toEqual(['10.01', '10.02']);
  });

  it('4.02 is one exercise', () => {
    expect(select(course, ['4.02'])).toEqual([
      { lesson: course.lessons[1], exercise: course.lessons[1]!.exercises[1] },
    ]);
  });

  it('keeps the order of the course and takes nothing twice', () => {
    expect(ids(['10.02', '4', '4.01', 'tensor-ops', '4.01'])).toEqual(['1.01', '1.02', '4.01', '4.02', '10.02']);
  });

  it.each(['soft', '5', '4.2', '4.03', '04.02', '004', '', ' ', 'Softmax', '../x'])('does not know "%s"', (word) => {
    expect(() => select(course, ['4', word])).toThrow(
      new UsageError(`There is no lesson or exercise "${word}". ${LESSONS} An exercise is named like 1.01.`),
    );
  });
});

describe('selectLessons', () => {
  const lessons = (words: string[]) => selectLessons(course, words).map(({ id }) => id);

  it('takes the same names, in the order of the course', () => {
    expect(lessons([])).toEqual(['01-tensor-ops', '04-softmax', '10-nets']);
    expect(lessons(['nets', '1', '01', '10'])).toEqual(['01-tensor-ops', '10-nets']);
  });

  it.each(['4.02', 'soft', '0'])('does not know "%s"', (word) => {
    expect(() => lessons(['4', word])).toThrow(new UsageError(`There is no lesson "${word}". ${LESSONS}`));
  });
});

describe('selectOne', () => {
  it('knows exercises by their ids', () => {
    expect(selectOne(course, '10.02').exercise.id).toBe('10.02');
  });

  it.each(['4', 'softmax', '4.2', ''])('does not know "%s"', (word) => {
    expect(() => selectOne(course, word)).toThrow(
      new UsageError(`There is no exercise "${word}". An exercise is named like 1.01.`),
    );
  });
});
