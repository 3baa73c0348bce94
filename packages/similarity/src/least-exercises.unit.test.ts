import { leastExercises } from './least-exercises';

const pairsOf = (students: number) => (students * (students - 1)) / 2;

test.each<[fact: string, given: [agreements: number, students: number, exercises: number], least: number]>([
  ['a lesson in which few agree', [140, 105, 9], 4],
  ['a larger class in which more do', [20_000, 1000, 9], 7],
  ['a whole course', [1400, 105, 93], 12],
  ['two agreements are two habits, however rare they are', [1, 60, 9], 3],
  ['one copy in a small class', [6, 10, 9], 5],
])('leastExercises(): %s', (_, [agreements, students, exercises], least) => {
  expect(leastExercises(agreements, pairsOf(students), exercises)).toBe(least);
});

test('leastExercises() lets nobody stand out in a class of two, or where all resemble all', () => {
  expect(leastExercises(6, pairsOf(2), 12)).toBe(Infinity);
  expect(leastExercises(9 * pairsOf(20), pairsOf(20), 9)).toBe(Infinity);
  expect(leastExercises(0, 0, 0)).toBe(Infinity);
});
