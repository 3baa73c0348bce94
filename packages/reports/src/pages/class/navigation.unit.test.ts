import { headingOf } from './navigation';
import type { LessonTally } from './tally';

const lessons = (...numbers: number[]) =>
  numbers.map((number) => ({ id: `0${number}-lesson`, title: `Title ${number}` })) as unknown as LessonTally[];

test.each([
  [[], 'Nobody is graded yet'],
  [[4], 'Title 4'],
  [[1, 5], 'Lessons 1 and 5'],
  [[1, 2], 'Lessons 1 and 2'],
  [[1, 2, 3, 4], 'Lessons 1 to 4'],
  [[1, 2, 3, 5, 7, 8, 9], 'Lessons 1 to 3, 5 and 7 to 9'],
])('headingOf() names lessons %j as "%s"', (numbers, heading) => {
  expect(headingOf(lessons(...numbers))).toBe(heading);
});
