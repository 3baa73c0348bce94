import type { Override } from '@gradus/contract';
import { makeAbsent, makeCheck, makeExercise, makePerson, makeResults, makeRun } from '../testing/make-run';
import { courseFileSchema } from './course-file';
import { gradesOf, ownGrade } from './grades-of';

const exercise = (points: number, id = '4.02') =>
  makeExercise([makeCheck({ maxScore: 10_000, score: points * 100, status: points === 100 ? 'pass' : 'fail' })], {
    id,
  });
const results = (id: string, first: number, second: number) =>
  makeResults(id, { '01-a': [exercise(first, '1.01')], '04-b': [exercise(second)] });
const LESSONS = ['01-a', '04-b'];
const course = (given: object = {}) => courseFileSchema.parse(given);
const late = { deadline: '2026-11-30T12:00:00Z', percentPerDay: 10, mostPercent: 30 };
const at = (handedIn: string) => [{ id: 'ada', handedIn }];

function gradeOfAda(given: {
  course?: object;
  roster?: { id: string; handedIn?: string }[];
  overrides?: Override[];
  lessons?: Record<string, number>;
}) {
  const person = makePerson(results('ada', 80, 50), given.overrides, given.lessons);
  return gradesOf(makeRun([person], LESSONS), course(given.course), given.roster).grades[0]!;
}

test('without a course.json the points are those of grades.csv', () => {
  expect(gradeOfAda({})).toMatchObject({ points: 13_000, max: 20_000, lessons: { '01-a': 8000, '04-b': 5000 } });
});

test('weights share the points of the course', () => {
  expect(gradeOfAda({ course: { points: 10, weights: { '04-b': 3 } } })).toMatchObject({ points: 575, max: 1000 });
  expect(gradeOfAda({ course: { points: 10, weights: { '04-b': 0 } } }).points).toBe(800);
});

describe('lateness', () => {
  test.each([
    ['in time', '2026-11-30T12:00:00Z', undefined, 13_000],
    ['two days', '2026-12-01T12:00:01Z', { days: 2, percent: 20, before: 13_000 }, 10_400],
    ['no more than the most', '2026-12-20T12:00:00Z', { days: 20, percent: 30, before: 13_000 }, 9100],
  ])('%s', (_, handedIn, lateness, points) => {
    const grade = gradeOfAda({ course: { late }, roster: at(handedIn) });
    expect([grade.late, grade.points]).toEqual([lateness, points]);
  });

  test('an extension is the deadline of one student', () => {
    const extensions = [{ id: 'ada', deadline: '2026-12-05T12:00:00Z', reason: 'ill' }];
    expect(gradeOfAda({ course: { late, extensions }, roster: at('2026-12-05T11:00:00Z') }).late).toBeUndefined();
    expect(gradeOfAda({ course: { late, extensions }, roster: at('2026-12-05T13:00:00Z') }).late).toMatchObject({
      days: 1,
    });
  });

  test.each([
    ['no time', [{ id: 'ada' }], 'found ada: none.'],
    ['nobody of that id', [], 'found ada: none.'],
    ['a time without an offset', at('2026-12-05 12:00'), 'found ada: "2026-12-05 12:00".'],
  ])('the roster has %s: neither in time nor late', (_, roster, message) => {
    expect(() => gradeOfAda({ course: { late }, roster })).toThrow(message);
  });

  test('whoever has no grade needs no time', () => {
    const { grades } = gradesOf(makeRun([makeAbsent('bob', 'missing')], LESSONS), course({ late }));
    expect(grades[0]).not.toHaveProperty('points');
  });
});

describe('what the instructor decides', () => {
  const decided = (exercise: string, points: number) => [{ id: 'ada', exercise, points, reason: 'so' }];

  test('of an exercise counts before weights and lateness, and shows in the feedback', () => {
    const overrides = decided('4.02', 100);
    const given = {
      overrides,
      lessons: { '01-a': 8000, '04-b': 10_000 },
      course: { late },
      roster: at('2026-11-30T13:00:00Z'),
    };
    const { points, work } = gradeOfAda(given);
    expect(points).toBe(16_200);
    expect(work!().feedback).toMatchObject({
      score: 18_000,
      lessons: [{ score: 8000 }, { score: 10_000, exercises: [{ score: 10_000 }] }],
    });
  });

  test('of the sum is the last word: a share of all points, never late', () => {
    const given = { overrides: decided('total', 150), course: { late, points: 10, weights: { '04-b': 3 } } };
    expect(gradeOfAda({ ...given, roster: at('2027-01-01T00:00:00Z') })).toMatchObject({ points: 750, max: 1000 });
    expect(gradeOfAda(given).late).toBeUndefined();
  });

  test('about somebody without a submission counts, too', () => {
    const absent = makeAbsent('bob', 'missing');
    const person = { row: { ...absent.row, score: 4000, maxScore: 20_000 }, overrides: decided('total', 40) };
    expect(gradesOf(makeRun([person], LESSONS), course({ points: 10 })).grades[0]).toMatchObject({ points: 200 });
  });
});

describe("one student's own results", () => {
  test('are the sum of what was graded, also of a single exercise', () => {
    const own = makeResults('me', { '01-a': [makeExercise([makeCheck({ maxScore: 800 })])], '04-b': [exercise(50)] });
    expect(ownGrade(own, course()).grades[0]).toMatchObject({ status: 'graded', points: 5800, max: 10_800 });
  });

  test('are never late', () => {
    expect(ownGrade(results('me', 80, 50), course({ late, points: 10 })).grades[0]).toMatchObject({
      points: 650,
      max: 1000,
    });
  });

  test('are no grade if the grader failed', () => {
    const [grade] = ownGrade({ ...results('me', 80, 50), status: 'infra-error' }, course()).grades;
    expect(grade).toMatchObject({ status: 'infra-error' });
    expect(grade).not.toHaveProperty('points');
    expect(grade).not.toHaveProperty('work');
  });
});

describe('points of a GPU', () => {
  const own = results('ada', 80, 50);
  const gpu = { score: 1000, maxScore: 1000, checks: [{ id: 'ran-on-gpu', status: 'pass', score: 1000, maxScore: 1000 } as const] }; // prettier-ignore
  const onGpu = { ...own, lessons: own.lessons.map((lesson) => ({ ...lesson, gpu })) };
  const points = { score: 2000, maxScore: 2000 };

  test('are beside the sum, whatever was decided about it', () => {
    const total: Override = { id: 'ada', exercise: 'total', points: 200, reason: 'agreed' };
    for (const overrides of [[], [total]]) {
      const { row, ...rest } = makePerson(own, overrides);
      const [with_, without] = [{ ...row, gpu: points }, row].map((each) => gradesOf(makeRun([{ ...rest, row: each }], LESSONS), course()).grades[0]!); // prettier-ignore
      expect(with_!.gpu).toEqual(points);
      expect([with_!.points, with_!.max]).toEqual([without!.points, without!.max]);
    }
  });

  test("are beside one's own sum, too", () => {
    const [{ grades: with_ }, { grades: without }] = [ownGrade(onGpu, course()), ownGrade(own, course())];
    expect([with_[0]!.points, with_[0]!.gpu]).toEqual([without[0]!.points, points]);
    expect(without[0]!.gpu).toBeUndefined();
  });
});
