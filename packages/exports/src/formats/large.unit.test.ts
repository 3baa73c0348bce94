import { gradedOf } from '../grades/grade';
import { ownGrade } from '../grades/grades-of';
import { makeCheck, makeExercise, makeResults } from '../testing/make-run';
import { classroomSchema } from './classroom';
import { exercismSchema } from './exercism';
import { prairieLearnSchema } from './prairielearn';
import { FORMATS } from './table';

/** Ninety exercises with seven checks each, all of which fail at length. */
function large() {
  const long = 'ä'.repeat(3_000);
  const texts = { message: long, input: long, expected: long, received: long, cause: long };
  const checks = Array.from({ length: 7 }, (_, i) => makeCheck({ ...texts, id: `c${i}`, status: 'fail', maxScore: 100 }));
  const lessons = Array.from({ length: 9 }, (_, lesson) => {
    const exercises = Array.from({ length: 10 }, (__, i) => makeExercise(checks, { id: `${lesson + 1}.${10 + i}`, output: long.repeat(20) }));
    return [`0${lesson + 1}-x`, exercises] as const;
  });
  return gradedOf(ownGrade(makeResults('me', Object.fromEntries(lessons)), { extensions: [] }).grades[0]!)!;
} // prettier-ignore

const grade = large();

test.each([
  ['prairielearn', 1_000_000, prairieLearnSchema, 630],
  ['exercism', 500_000, exercismSchema, 630],
  ['classroom', 128 * 1024, classroomSchema, 90],
] as const)('%s stays below %i bytes, with all tests', (name, limit, schema, count) => {
  const text = FORMATS[name].render(grade);
  expect(Buffer.byteLength(text)).toBeLessThan(limit);
  const json: unknown = JSON.parse(name === 'classroom' ? Buffer.from(text, 'base64').toString() : text);
  expect((schema.parse(json) as { tests: unknown[] }).tests).toHaveLength(count);
});

test('the summary of a workflow stays below its mebibyte', () => {
  expect(Buffer.byteLength(FORMATS.markdown.render(grade))).toBeLessThan(2 ** 20);
});
