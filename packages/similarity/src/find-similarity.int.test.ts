import { findSimilarity } from './find-similarity';
import { courseExercises, madeClass } from './testing/course-answers';
import { DISGUISES, ownWords } from './testing/rewrite';
import { seeded } from './testing/seeded';

jest.setTimeout(300_000);

/** Four lessons, so that this takes seconds; docs/decisions.md tells of all. */
const exercises = courseExercises(/^0[1458]/);
const made = madeClass(exercises, { students: 12 });
const found = findSimilarity({ ...made, threshold: 0.8 });
const isCopy = (pair: { left: string; right: string }) => made.copies.some(({ from, by }) => pair.left === from && pair.right === by); // prettier-ignore

test.each(made.copies)('findSimilarity() finds: $disguise', ({ from, by }) => {
  const pair = found.pairs.find(({ left, right }) => left === from && right === by);
  expect(pair?.weight).toBeGreaterThan(2 * found.leastWeight);
});

test('findSimilarity() finds nobody who worked apart, in a class whose answers are near the solution', () => {
  expect(found.pairs.filter((pair) => !isCopy(pair))).toEqual([]);
});

test('findSimilarity() finds no two alternatives, which it does not know here', () => {
  const answered = exercises.map(({ id, name, stub, solution, alternatives }) => {
    const answers = alternatives.map((text, i) => ({ id: `s${i}`, text }));
    return { id, name, answers, known: [stub, solution] };
  });
  const { pairs, exercises: compared } = findSimilarity({
    submissions: ['s0', 's1'],
    exercises: answered,
    threshold: 0.8,
  });
  expect(compared).toBeGreaterThan(0);
  expect(pairs).toEqual([]);
});

test('findSimilarity() finds copies of one lesson first', () => {
  const lesson = madeClass(courseExercises(/^09/), { students: 20 });
  const { pairs } = findSimilarity({ ...lesson, threshold: 0.8 });
  const first = pairs.slice(0, lesson.copies.length).map(({ left, right }) => `${left} ${right}`);
  expect(first.sort()).toEqual(lesson.copies.map(({ from, by }) => `${from} ${by}`));
});

test('findSimilarity() finds copies of a lesson of few lines by how many exercises agree', () => {
  const lesson = madeClass(courseExercises(/^06/), { students: 60 });
  const { pairs, leastExercises, leastWeight } = findSimilarity({ ...lesson, threshold: 0.8 });
  const shown = pairs.map(({ left, right }) => `${left} ${right}`).sort();
  expect(shown).toEqual(lesson.copies.map(({ from, by }) => `${from} ${by}`));
  expect(pairs.at(-1)!.weight).toBeLessThan(leastWeight);
  expect(pairs.at(-1)!.likenesses.length).toBeGreaterThanOrEqual(leastExercises!);
});

test('findSimilarity() finds a copy in a class of two, and nothing in untouched stubs', () => {
  const two = exercises.map(({ id, name, stub, solution }) => {
    const text = ownWords(solution, seeded(id));
    const answers = [{ id: 'ada', text }, { id: 'bob', text: DISGUISES['names changed']!(text, () => 0.5) }]; // prettier-ignore
    return { id, name, answers, known: [stub, solution] };
  });
  const submissions = ['ada', 'bob'];
  expect(findSimilarity({ submissions, exercises: two, threshold: 0.8 }).groups).toEqual([['ada', 'bob']]);
  const untouched = two.map(({ known, ...rest }) => ({ ...rest, known, answers: rest.answers.map(({ id }) => ({ id, text: known[0]! })) })); // prettier-ignore
  expect(findSimilarity({ submissions, exercises: untouched, threshold: 0.8 }).pairs).toEqual([]);
});
